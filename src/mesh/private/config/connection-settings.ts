import { Duration } from 'cdk8s';
import { durationOrZero, integer } from '../../../core/private/checks';
import { render } from '../../../core/private/render';
import type { MeshConfigDefaultConfigConnectionSettings as SettingsSpec } from '../../../schema/mesh.generated';
import { ConnectionSettings } from '../../config/connection-settings';

/** As RFC 9113 has it for a new connection; a proxy does not go below. */
const SMALLEST_WINDOW = 65535;

const atLeast = (name: string, least: number) => (value: number) => integer(name, value, least);
const time = (name: string) => (value: Duration) => durationOrZero(name, value);

/** The `connectionSettings` field of the proxies' configuration. */
export function connectionSettingsSpec(settings: ConnectionSettings): SettingsSpec {
  return render<ConnectionSettings, SettingsSpec>(settings, {
    listenerPerConnectionBufferLimitBytes: atLeast('listenerPerConnectionBufferLimitBytes', 1),
    clusterPerConnectionBufferLimitBytes: atLeast('clusterPerConnectionBufferLimitBytes', 1),
    httpIdleTimeout: time('httpIdleTimeout'),
    httpMaxConnectionDuration: time('httpMaxConnectionDuration'),
    httpDrainTimeout: time('httpDrainTimeout'),
    httpRequestTimeout: time('httpRequestTimeout'),
    httpRequestHeadersTimeout: time('httpRequestHeadersTimeout'),
    httpStreamIdleTimeout: time('httpStreamIdleTimeout'),
    httpMaxStreamDuration: time('httpMaxStreamDuration'),
    httpMaxConcurrentStreams: atLeast('httpMaxConcurrentStreams', 1),
    http2InitialStreamWindowSize: atLeast('http2InitialStreamWindowSize', SMALLEST_WINDOW),
    http2InitialConnectionWindowSize: atLeast('http2InitialConnectionWindowSize', SMALLEST_WINDOW),
    listenerConnectionLimit: atLeast('listenerConnectionLimit', 1),
    globalDownstreamConnectionLimit: atLeast('globalDownstreamConnectionLimit', 1),
  });
}
