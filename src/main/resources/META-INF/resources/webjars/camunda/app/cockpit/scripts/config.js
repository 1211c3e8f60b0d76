// The web apps' own sign-out would leave the session at the realm open: ours ends both.
document.addEventListener(
  'click',
  (event) => {
    if (event.target.closest('li.logout a')) {
      event.preventDefault();
      event.stopImmediatePropagation();
      window.location.assign('/sign-out');
    }
  },
  true,
);

export default {
  app: { name: 'Processes', vendor: 'Tributary' },
  disableWelcomeMessage: true,
};
