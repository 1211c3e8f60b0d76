// What is folded up on the screen is not on paper: it is opened for printing.
(() => {
  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")];
    opened.forEach((folded) => (folded.open = true));
  });
  window.addEventListener("afterprint", () => opened.forEach((folded) => (folded.open = false)));
})();
