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

const base = document.querySelector('base');

// What operators may not do or see, and the server refuses, is not shown.
const hidden = [
  'cockpit.navigation:batch',
  'cockpit.navigation:deployments',
  'cockpit.navigation:reports',
  'cockpit.navigation:tasks',
  'cockpit.tasks.dashboard:*',
  'cockpit.decisionDefinition.tab:decision-instances-table',
  'cockpit.jobDefinition.action:*',
  'cockpit.processDefinition.runtime.action:*',
  'cockpit.processInstance.runtime.action:*',
  'cockpit.processInstance.runtime.tab:external-tasks-process-instance-runtime',
  'cockpit.processInstance.runtime.tab:user-tasks-tab',
];

// Variables are offered while an emergency lasts, which is when it can be ended.
const emergency = new DOMParser().parseFromString(await (await fetch('/emergency-access')).text(), 'text/html');
if (!emergency.querySelector('form[action$="/emergency-access/end"]')) {
  hidden.push('cockpit.processInstance.runtime.tab:variables-tab');
}
base.setAttribute('cam-exclude-plugins', hidden.join(','));

export default {
  app: { name: 'Processes', vendor: 'Tributary' },
  disableWelcomeMessage: true,
  // Asked for once there is AngularJS.
  get requireJsConfig() {
    return { ngDeps: [offerSearchesBy(['businessKey', 'activityIdIn', 'activityInstanceIdIn'])] };
  },
};
