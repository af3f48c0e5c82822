import { App } from 'cdk8s';
import { invalid } from '../core/private/errors';
import { traceOrigins } from '../core/private/origin';
import { FindingLevel } from './finding-level';
import { FindingSuppression } from './finding-suppression';

/** How the analyzer judges an app. */
export interface AnalyzerOptions {
  /**
   * The least level of a finding that makes the synthesis fail. Findings below it are written to the standard error.
   *
   * @default FindingLevel.ERROR
   */
  readonly failOn?: FindingLevel;

  /**
   * Findings that are left out.
   *
   * @default - none is, but those that resources suppress by the annotation `galley.istio.io/analyze-suppress`
   */
  readonly suppressions?: FindingSuppression[];

  /**
   * Namespace of resources that name none, which is that of the context in which they are applied.
   *
   * @default 'default'
   */
  readonly namespace?: string;

  /**
   * Version of Istio that the app is for, as `1.30` or `1.30.2`; 1.28 or later. What is newer than it, or deprecated in it, is a
   * finding. Patches of one minor version have the same API.
   *
   * @default - the version of the `Mesh` of the app, if it has exactly one; else nothing is said of versions
   */
  readonly istioVersion?: string;
}

/** Apps that have an analyzer. */
const attached = new WeakSet<App>();

/**
 * Tells at synthesis what a mesh will refuse, ignore or do in another way than is meant, with all resources of an app in view.
 *
 * @see https://github.com/cdk8s-istio/cdk8s-istio/blob/main/docs/checks.md
 */
export class Analyzer {
  /**
   * Lets the synthesis of an app fail, before anything is written, with all that is wrong with its resources.
   *
   * All charts are looked at together, once in a synthesis. A finding names the construct, and if that was made after this call by
   * a class of this package, the line of the program that made it. The mesh is taken to be configured as a `Mesh` or a
   * `MeshConfiguration` of the app says; the ingress gateway of Istio is taken to be there.
   *
   * @param app the app
   * @param options what makes it fail, and what does not
   */
  public static attach(app: App, options: AnalyzerOptions = {}): void {
    if (attached.has(app)) throw invalid('the app has an analyzer already; attach one only');
    attached.add(app);
    traceOrigins(app);
    const judge = judgeOf(options);
    for (const method of ['synth', 'synthYaml'] as const) {
      const original = app[method] as () => any;
      app[method] = () => judge(app, () => original.call(app));
    }
  }

  private constructor() {}
}

/** Loaded by those apps only that have an analyzer. */
function judgeOf(options: AnalyzerOptions): (app: App, synthesize: () => any) => any {
  const judge: typeof import('./private/judge-app') = require('./private/judge-app'); // eslint-disable-line @typescript-eslint/no-require-imports
  const { suppressions = [], failOn = FindingLevel.ERROR, namespace = 'default' } = options;
  const read = { failOn, namespace, suppressions: judge.readSuppressions(suppressions), target: judge.readTarget(options.istioVersion) };
  return (app, synthesize) => judge.judgeApp(app, read, synthesize);
}
