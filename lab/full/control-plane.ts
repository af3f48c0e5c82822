import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { program } from '../toolchain';
import { Bubble } from './bubble';

/** Where the API server listens in the bubble: the address of the node. */
export const API_SERVER = '10.244.0.1:6443';

const ETCD = 'http://127.0.0.1:2379';
const ISSUER = 'https://kubernetes.default.svc.cluster.local';

/** How to talk to the API server as one who may do everything. */
export interface Access {
  readonly token: string;
  /** The file with the root of its certificate. */
  readonly authority: string;
}

/** Starts a real etcd and a real API server, and has the kubelet join them. */
export async function startControlPlane(bubble: Bubble): Promise<Access> {
  const file = (name: string) => join(bubble.folder, name);
  const token = randomBytes(16).toString('hex');
  writeFileSync(file('tokens.csv'), `${token},admin,admin,system:masters\n`, { mode: 0o600 });
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  writeFileSync(file('accounts.key'), privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });

  await bubble.start({
    name: 'etcd',
    path: await program('etcd'),
    arguments: ['--data-dir', file('etcd'), '--unsafe-no-fsync', '--listen-client-urls', ETCD, '--advertise-client-urls', ETCD, '--log-level=warn'],
  });
  await bubble.start({
    name: 'kube-apiserver',
    path: await program('kube-apiserver'),
    arguments: [
      `--etcd-servers=${ETCD}`,
      `--advertise-address=${API_SERVER.split(':')[0]}`,
      `--secure-port=${API_SERVER.split(':')[1]}`,
      `--cert-dir=${file('certificates')}`,
      `--token-auth-file=${file('tokens.csv')}`,
      `--service-account-key-file=${file('accounts.key')}`,
      `--service-account-signing-key-file=${file('accounts.key')}`,
      `--service-account-issuer=${ISSUER}`,
      '--service-cluster-ip-range=10.96.0.0/16',
      '--authorization-mode=RBAC',
      // Webhooks are called at the pods' own addresses.
      '--enable-aggregator-routing',
      '--enable-priority-and-fairness=false',
    ],
  });
  const access = { token, authority: file('certificates/apiserver.crt') };
  await bubble.ask('join', {
    ...access,
    server: `https://${API_SERVER}`,
    images: { pilot: await program('pilot-discovery'), proxyv2: await program('pilot-agent') },
  });
  return access;
}
