/** On which side of a connection a workload is. A gateway counts as client of what is behind it. */
export enum WorkloadMode {
  /** It sends the request. */
  CLIENT = 'CLIENT',
  /** It receives the request. */
  SERVER = 'SERVER',
  /** Either of them. */
  CLIENT_AND_SERVER = 'CLIENT_AND_SERVER',
}
