import { Duration } from 'cdk8s';
import { integer, nonEmpty, notEmpty, port } from '../../core/private/checks';
import { invalid, show } from '../../core/private/errors';
import type {
  WorkloadGroupProbe, WorkloadGroupProbeExec, WorkloadGroupProbeHttpGet, WorkloadGroupProbeTcpSocket,
} from '../../schema/networking.istio.io.generated';
import { HttpGetProbeOptions, ProbeHeader, ProbeOptions, TcpSocketProbeOptions } from '../probe-options';

/** When a probe is made, as the API has it. */
export function timingSpec({ initialDelay, timeout, period, successThreshold, failureThreshold }: ProbeOptions): WorkloadGroupProbe {
  return {
    initialDelaySeconds: initialDelay && seconds('initialDelay of a probe', initialDelay, 0),
    timeoutSeconds: timeout && seconds('timeout of a probe', timeout, 1),
    periodSeconds: period && seconds('period of a probe', period, 1),
    successThreshold: successThreshold === undefined ? undefined : integer('successThreshold of a probe', successThreshold, 1),
    failureThreshold: failureThreshold === undefined ? undefined : integer('failureThreshold of a probe', failureThreshold, 1),
  };
}

/** The `httpGet` field of a probe. */
export function httpGetSpec({ port: number, path, host, scheme, httpHeaders }: HttpGetProbeOptions): WorkloadGroupProbeHttpGet {
  return {
    port: port('port of a probe', number),
    path: path === undefined ? undefined : notEmpty('path of a probe', path),
    host: host === undefined ? undefined : notEmpty('host of a probe', host),
    scheme,
    httpHeaders: httpHeaders?.map(headerSpec),
  };
}

/** The `tcpSocket` field of a probe. */
export function tcpSocketSpec({ port: number, host }: TcpSocketProbeOptions): WorkloadGroupProbeTcpSocket {
  return { port: port('port of a probe', number), host: host === undefined ? undefined : notEmpty('host of a probe', host) };
}

/** The `exec` field of a probe. */
export function execSpec(command: readonly string[]): WorkloadGroupProbeExec {
  return { command: nonEmpty('command of a probe', command).map((word) => notEmpty('word of the command of a probe', word)) };
}

function headerSpec({ name, value }: ProbeHeader) {
  if (!/^[-A-Za-z0-9]+$/.test(name)) throw invalid(`name of a header of a probe must consist of letters, digits and '-', got ${show(name)}`);
  return { name, value };
}

const seconds = (what: string, value: Duration, min: number) => integer(`${what} in seconds`, value.toSeconds({ integral: false }), min);
