import { Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { Construct } from 'constructs';

const PORT = 8080;

/** The application: a storefront, and the catalog that it reads, in two versions. */
export class Bookshop extends Chart {
  public readonly catalog: kplus.Service;
  public readonly catalogV1: kplus.Service;
  public readonly catalogV2: kplus.Service;
  /** Whom the storefront is in the mesh. */
  public readonly storefront: kplus.ServiceAccount;

  public constructor(scope: Construct, id: string, namespace: string) {
    super(scope, id, { namespace });
    const catalog = new kplus.ServiceAccount(this, 'catalog-account', { metadata: { name: 'catalog' } });
    this.storefront = new kplus.ServiceAccount(this, 'storefront-account', { metadata: { name: 'storefront' } });

    this.deployment('storefront', { app: 'storefront' }, this.storefront);
    for (const version of ['v1', 'v2']) this.deployment(`catalog-${version}`, { app: 'catalog', version }, catalog);

    // In ambient mode versions are Services of their own, and a route divides what goes to the one in front.
    this.catalog = this.service('catalog', { app: 'catalog' });
    this.catalogV1 = this.service('catalog-v1', { app: 'catalog', version: 'v1' });
    this.catalogV2 = this.service('catalog-v2', { app: 'catalog', version: 'v2' });
  }

  private deployment(name: string, labels: Record<string, string>, serviceAccount: kplus.IServiceAccount) {
    new kplus.Deployment(this, `${name}-pods`, {
      metadata: { name },
      podMetadata: { labels },
      replicas: 1,
      serviceAccount,
      containers: [{ image: `registry.example.com/bookshop/${name}:1.0.0`, portNumber: PORT, securityContext: { user: 1000, group: 1000 } }],
    });
  }

  private service(name: string, labels: Record<string, string>) {
    return new kplus.Service(this, name, {
      metadata: { name },
      selector: kplus.Pods.select(this, `${name}-selected`, { labels }),
      ports: [{ name: 'http', port: PORT, targetPort: PORT }],
    });
  }
}
