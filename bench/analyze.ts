/**
 * Time to analyze generated manifests, against `istioctl analyze --use-kube=false` with the same files, and how ours grows:
 * `npx projen compile && npx tsx bench/analyze.ts [objects]`.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { program } from '../lab/toolchain';

const OBJECTS = Number(process.argv[2] ?? 10_000);
const NAMESPACES = 50;
const OBJECTS_OF_APPLICATION = 8;
const ROUNDS = 3;
const GROWTH = [1_000, 10_000, 100_000];
const COMMAND = join(__dirname, '..', 'bin', 'cdk8s-istio');

/** The objects of an application. Every fifth refers to a host, a subset or a gateway that is not there. */
function application(index: number): string {
  const namespace = `ns-${index % NAMESPACES}`;
  const name = `app-${index}`;
  const host = `${name}.${namespace}.svc.cluster.local`;
  const faulty = index % 5 === 0;
  return `apiVersion: v1
kind: Service
metadata:
  name: ${name}
  namespace: ${namespace}
spec:
  selector:
    app: ${name}
  ports:
    - name: ${faulty ? 'web' : 'http'}
      port: 80
      targetPort: 8080
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  namespace: ${namespace}
spec:
  selector:
    matchLabels:
      app: ${name}
  template:
    metadata:
      labels:
        app: ${name}
        version: v1
    spec:
      containers:
        - name: app
          image: example.com/${name}:1
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: ${name}
  namespace: ${namespace}
spec:
  host: ${host}
  subsets:
    - name: v1
      labels:
        version: v1
        app: ${name}
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: ${name}
  namespace: ${namespace}
spec:
  hosts:
    - ${host}
    - ${name}.example.com
  gateways:
    - mesh
    - ${faulty ? 'none' : `gateway-${index % NAMESPACES}`}
  http:
    - match:
        - headers:
            end-user:
              exact: don-norman
      route:
        - destination:
            host: ${host}
            subset: ${faulty ? 'v2' : 'v1'}
    - route:
        - destination:
            host: ${host}
          weight: 90
        - destination:
            host: ${faulty ? `none-${index}.${namespace}.svc.cluster.local` : host}
            subset: v1
          weight: 10
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: ${name}
  namespace: ${namespace}
spec:
  selector:
    matchLabels:
      app: ${name}
  rules:
    - from:
        - source:
            namespaces:
              - ${namespace}
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: ${name}
  namespace: ${namespace}
spec:
  hosts:
    - ${name}.partner.example.com
  location: MESH_EXTERNAL
  resolution: DNS
  ports:
    - number: 443
      name: https
      protocol: HTTPS
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: ${name}
  namespace: ${namespace}
spec:
  selector:
    istio: ingressgateway
  servers:
    - port:
        number: 443
        name: https
        protocol: HTTPS
      hosts:
        - ${name}.example.org
      tls:
        mode: SIMPLE
        credentialName: ${name}
---
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata:
  name: ${name}
  namespace: ${namespace}
spec:
  selector:
    matchLabels:
      app: ${name}
  tracing:
    - randomSamplingPercentage: 10
`;
}

const shared = (index: number) => `apiVersion: v1
kind: Namespace
metadata:
  name: ns-${index}
  labels:
    istio-injection: enabled
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: gateway-${index}
  namespace: ns-${index}
spec:
  selector:
    istio: ingressgateway
  servers:
    - port:
        number: 80
        name: http
        protocol: HTTP
      hosts:
        - "ns-${index}/*"
`;

function write(folder: string, objects: number): string {
  const file = join(folder, `${objects}.yaml`);
  const documents = Array.from({ length: NAMESPACES }, (_, index) => shared(index));
  for (let index = 0; index < (objects - 2 * NAMESPACES) / OBJECTS_OF_APPLICATION; index++) documents.push(application(index));
  writeFileSync(file, documents.join('---\n'));
  return file;
}

interface Run {
  /** On the clock, of which other work of the machine takes its part. */
  readonly elapsed: number;
  /** Of all processors together. */
  readonly seconds: number;
  readonly findings: number;
}

function time(...command: string[]): Run {
  const script = 'TIMEFORMAT="%R %U %S"; time "$@" 2>/dev/null';
  const { stdout, stderr } = spawnSync('bash', ['-c', script, 'bash', ...command], { encoding: 'utf8', maxBuffer: 2 ** 30 });
  if (!stdout.startsWith('[')) throw new Error(`no findings of ${command.join(' ')}`);
  const [elapsed, user, system] = stderr.trim().split(' ').map(Number);
  return { elapsed, seconds: user + system, findings: JSON.parse(stdout).length };
}

const fastest = (runs: Run[]) => runs.reduce((best, run) => (run.seconds < best.seconds ? run : best));

async function main() {
  const istioctl = await program('istioctl');
  const folder = mkdtempSync(join(tmpdir(), 'bench-analyze-'));
  try {
    const file = write(folder, OBJECTS);
    const rounds = Array.from({ length: ROUNDS }, () => ({
      ours: time(process.execPath, COMMAND, 'analyze', file, '-o', 'json'),
      theirs: time(istioctl, 'analyze', '--use-kube=false', '-o', 'json', '-A', file),
    }));
    const [ours, theirs] = [fastest(rounds.map((round) => round.ours)), fastest(rounds.map((round) => round.theirs))];
    console.log(`${OBJECTS} objects: ${ours.findings} findings of ours, ${theirs.findings} of istioctl`);
    for (const [name, field] of [['elapsed', 'elapsed'], ['processors', 'seconds']] as const) {
      const [own, other] = [ours[field], theirs[field]];
      console.log(`${name}: ours ${own.toFixed(2)} s, istioctl ${other.toFixed(2)} s; ratio ${(own / other).toFixed(2)}, at most 0.3 is wanted`);
    }

    const times = GROWTH.map((objects) => {
      const one = write(folder, objects);
      return fastest(Array.from({ length: objects > 50_000 ? 1 : ROUNDS }, () => time(process.execPath, COMMAND, 'analyze', one, '-o', 'json'))).seconds;
    });
    GROWTH.forEach((objects, index) => console.log(`${objects} objects: ${times[index].toFixed(2)} s`));
    const exponent = Math.log(times[2] / times[1]) / Math.log(GROWTH[2] / GROWTH[1]);
    console.log(`growth exponent from ${GROWTH[1]} to ${GROWTH[2]}: ${exponent.toFixed(2)}, at most 1.1 is wanted`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

void main();
