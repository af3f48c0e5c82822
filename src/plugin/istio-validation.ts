import type { ValidationOptions } from './private/validation';

/**
 * The analyzer as a validation plugin of cdk8s-cli, which runs it on the manifests of every `cdk8s synth`.
 *
 * An app names it in `cdk8s.yaml`, among `validations`, with `package: cdk8s-istio` and `class: IstioValidation`.
 * Its `properties` may be `failOn` (`error`, `warning` or `info`), `istioVersion` (as of `AnalyzerOptions`), `meshConfig` (a file with the configuration of the mesh),
 * `namespace` (of resources that name none) and `suppressions` (each with `code`, `resource` and `reason`).
 *
 * @see https://cdk8s.io/docs/latest/cli/synth/
 */
export class IstioValidation {
  private readonly options: ValidationOptions;

  /**
   * Reads how to judge the manifests.
   *
   * @param properties the properties in `cdk8s.yaml`
   */
  public constructor(properties: Record<string, any> = {}) {
    this.options = load().readProperties(properties);
  }

  /**
   * Analyzes the manifests and adds what it finds to the report.
   *
   * @param context the context of the validation, as cdk8s-cli makes it
   */
  public async validate(context: Record<string, any>): Promise<void> {
    load().validate(context, this.options);
  }
}

/** The analyzer is loaded where it is used. */
const load = (): typeof import('./private/validation') => require('./private/validation'); // eslint-disable-line @typescript-eslint/no-require-imports
