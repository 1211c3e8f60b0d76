import { offerSearchesBy } from '/assets/searches.js';

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

// The words are laid where Tasklist looks for them first. It would otherwise begin without them, and keep the keys of those that come late.
try {
  const folder = `${document.querySelector('base').getAttribute('app-root')}/app/tasklist/locales/`;
  const words = await (await fetch(`${folder}en.json?bust=${window.bust}`)).json();
  words.labels.COMPLETE_ERROR = 'The task is not completed yet';
  const kept = JSON.parse(localStorage.getItem('camunda-web') || '{}');
  kept[`${folder}_locales_data_en_${window.bust}`] = JSON.stringify(words);
  localStorage.setItem('camunda-web', JSON.stringify(kept));
} catch (failure) {
  console.warn('Tasklist begins without its words', failure);
}

export default {
  app: { name: 'Tasks', vendor: 'Tributary' },
  disableWelcomeMessage: true,
  locales: { availableLocales: ['en'], fallbackLocale: 'en' },
  shortcuts: {
    claimTask: { key: 'ctrl+alt+c', description: 'claims the currently selected task' },
    focusFilter: { key: 'ctrl+shift+f', description: 'set the focus to the first filter in the list' },
    focusList: { key: 'ctrl+alt+l', description: 'sets the focus to the first task in the list' },
    focusForm: { key: 'ctrl+alt+f', description: 'sets the focus to the first input field in a task form' },
  },
  // Asked for once there is AngularJS.
  get requireJsConfig() {
    return {
      ngDeps: [offerSearchesBy(['name', 'assignee', 'candidateGroup', 'processDefinitionName', 'due', 'created'])],
    };
  },
};
