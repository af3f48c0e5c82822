import { Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { Construct } from 'constructs';

export const DESIGN_VERSIONS = ['v1', 'v2', 'v3'] as const;

const PORT = 9080;

/** The application: a page that shows a design, and the design service in three versions. */
export class Studio extends Chart {
  public readonly apppage: kplus.Service;
  public readonly design: kplus.Service;

  public constructor(scope: Construct, id: string, namespace: string) {
    super(scope, id, { namespace });
    this.apppage = this.service('apppage', ['v1']);
    this.design = this.service('design', DESIGN_VERSIONS);
  }

  /** One Service over a Deployment for each version. */
  private service(app: string, versions: readonly string[]) {
    const serviceAccount = new kplus.ServiceAccount(this, `${app}-account`, { metadata: { name: app } });
    for (const version of versions) this.deployment(app, version, serviceAccount);
    return new kplus.Service(this, app, {
      metadata: { name: app, labels: { app } },
      selector: kplus.Pods.select(this, `${app}-pods`, { labels: { app } }),
      ports: [{ name: 'http', port: PORT, targetPort: PORT }],
    });
  }

  private deployment(app: string, version: string, serviceAccount: kplus.IServiceAccount) {
    const name = `${app}-${version}`;
    new kplus.Deployment(this, name, {
      metadata: { name },
      podMetadata: { labels: { app, version } },
      replicas: 1,
      serviceAccount,
      containers: [{
        name: app,
        image: `registry.example.com/studio/${app}:${version}`,
        portNumber: PORT,
        readiness: kplus.Probe.fromHttpGet('/health'),
        liveness: kplus.Probe.fromHttpGet('/health'),
        resources: {
          cpu: { request: kplus.Cpu.millis(50), limit: kplus.Cpu.millis(250) },
          memory: { request: Size.mebibytes(64), limit: Size.mebibytes(128) },
        },
        securityContext: { user: 1000, group: 1000 },
      }],
    });
  }
}
