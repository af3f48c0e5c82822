import { App } from 'cdk8s';
import { IConstruct } from 'constructs';

/**
 * Does something once all manifests of an app are written.
 *
 * cdk8s has no hook for it: validations run before anything is written, and whenever a test looks at a chart.
 */
export function afterSynth(scope: IConstruct, action: (app: App) => void): void {
  const app = App.of(scope);
  const synth = app.synth;
  app.synth = () => {
    synth.call(app);
    action(app);
  };
}
