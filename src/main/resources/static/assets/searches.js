/**
 * Lets a Camunda web app offer these kinds of search only: the server refuses the others.
 *
 * @param kinds their keys
 * @returns the AngularJS module that sees to it; asked for once there is AngularJS
 */
export function offerSearchesBy(kinds) {
  const name = 'tributary.searches';
  window.angular.module(name, []).directive('camWidgetSearch', () => ({
    link: {
      pre: (scope, element, attributes) => {
        const types = scope.$eval(attributes.camWidgetSearchTypes);
        types.splice(0, types.length, ...types.filter((type) => kinds.includes(type.id.key)));
      },
    },
  }));
  return name;
}
