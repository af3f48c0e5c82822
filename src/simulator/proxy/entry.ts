import { Call } from '../http/call';
import { VirtualHosts } from '../http/virtual-host';

/** Where a request comes in, and what is there for it. */
export type Entry = HttpEntry | ClosedEntry | OpenEntry | UnmodelledEntry;

interface Common {
  /** In words. */
  readonly listener: string;
  readonly unsure: readonly string[];
}

/** A listener of HTTP. */
export interface HttpEntry extends Common {
  readonly kind: 'http';
  readonly call: Call;
  readonly hosts: VirtualHosts;
  /** What becomes of a host that none of these is. */
  readonly rest: 'not found' | 'bad gateway' | 'passed on';
}

export interface ClosedEntry extends Common {
  readonly kind: 'closed';
  readonly reason: string;
}

/** Nothing is done but to send it where it was to go. */
export interface OpenEntry extends Common {
  readonly kind: 'open';
}

export interface UnmodelledEntry extends Common {
  readonly kind: 'unmodelled';
  readonly reason: string;
}
