import { Identity } from '../policy';

/** Who sends a request on, as the proxies of what is called see it. */
export interface Caller {
  /** Whether it speaks through a proxy, through a tunnel of the ambient mode, as a waypoint, or by itself. */
  readonly through: 'proxy' | 'tunnel' | 'waypoint' | 'nothing';
  /** What its certificate says, where it has one. */
  readonly identity?: Identity;
  /** Its IP address. @default not known */
  readonly ip?: string;
  /** IP address of the client that it stands for. @default not known */
  readonly remoteIp?: string;
}

/** What comes through a tunnel. */
export const TUNNELLED: Caller = { through: 'tunnel' };
