import { Protocol } from '../protocol';

/** Whether requests of the protocol name the host that they are for. */
export const isHttp = (protocol?: string) =>
  [Protocol.HTTP, Protocol.HTTP2, Protocol.GRPC, Protocol.GRPC_WEB, Protocol.HTTP_PROXY].some((one) => one === protocol);

/** Whether connections of the protocol name the host that they are for, by SNI. */
export const isTls = (protocol?: string) => protocol === Protocol.HTTPS || protocol === Protocol.TLS;

/** The name that a port has unless it is given one. */
export const portNameOf = (protocol: string | undefined, number: number) => `${(protocol ?? 'port').toLowerCase()}-${number}`;
