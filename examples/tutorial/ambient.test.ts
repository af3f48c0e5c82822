import * as main from './main';
import './traffic.test';

/*
 * In ambient mode the same traffic tests hold: what changes is how the studio joins the mesh.
 */
jest.mock('./main', () => {
  const actual = jest.requireActual<typeof main>('./main');
  return { ...actual, application: (...[app, weights]: Parameters<typeof main.application>) => actual.application(app, weights, actual.AMBIENT) };
});
