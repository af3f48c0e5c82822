import { Yaml } from 'cdk8s';
import { duration, httpUrl, nonEmpty, notEmpty, unique } from '../../core/private/checks';
import { invalid, show } from '../../core/private/errors';
import type { PrometheusProps, RemoteWrite } from '../prometheus-props';
import type { PrometheusRuleGroup } from '../prometheus-rule';
import type { MountedSecret } from './program';
import type { ScrapeConfig } from './scrape-config';

const SELF: ScrapeConfig = { job_name: 'prometheus', static_configs: [{ targets: ['localhost:9090'] }] };
const INTERVAL = '15s';

/** The files of its configuration. */
export function prometheusFiles(props: PrometheusProps, jobs: readonly ScrapeConfig[]): Record<string, () => string> {
  const { scrapeInterval, evaluationInterval = scrapeInterval, externalLabels, ruleGroups, alertmanagers, remoteWrite } = props;
  const all = [SELF, ...jobs];
  unique('list of scrape jobs', all.map(({ job_name }) => job_name));
  const config = {
    global: {
      scrape_interval: scrapeInterval ? duration('scrapeInterval', scrapeInterval) : INTERVAL,
      evaluation_interval: evaluationInterval ? duration('evaluationInterval', evaluationInterval) : INTERVAL,
      ...externalLabels && { external_labels: externalLabels },
    },
    scrape_configs: all,
    ...ruleGroups && { rule_files: ['/etc/prometheus/rules.yml'] },
    ...alertmanagers && { alerting: { alertmanagers: [{ static_configs: [{ targets: nonEmpty('alertmanagers', alertmanagers).map(hostAndPort) }] }] } },
    ...remoteWrite && { remote_write: nonEmpty('remoteWrite', remoteWrite).map(remoteWriteSpec) },
  };
  const rules = ruleGroups && { groups: nonEmpty('ruleGroups', ruleGroups).map(ruleGroupSpec) };
  return {
    'prometheus.yml': () => Yaml.stringify(config),
    ...rules && { 'rules.yml': () => Yaml.stringify(rules) },
  };
}

/** The Secrets with the tokens of remote writes. */
export function tokenSecrets({ remoteWrite = [] }: PrometheusProps): MountedSecret[] {
  return remoteWrite.flatMap(({ bearerToken }, index) => bearerToken === undefined ? [] : [
    { what: 'bearerToken of a remote write', value: bearerToken, folder: tokenFolder(index), file: 'token' },
  ]);
}

const tokenFolder = (index: number) => `/etc/prometheus-tokens/${index}`;

const remoteWriteSpec = ({ url, bearerToken }: RemoteWrite, index: number) => ({
  url: httpUrl('url of a remote write', url),
  ...bearerToken && { authorization: { credentials_file: `${tokenFolder(index)}/token` } },
});

function ruleGroupSpec({ name, interval, rules }: PrometheusRuleGroup) {
  return {
    name: notEmpty('name of a rule group', name),
    ...interval && { interval: duration('interval of a rule group', interval) },
    rules: nonEmpty(`rules of the group ${show(name)}`, rules).map((rule) => rule._toSpec()),
  };
}

function hostAndPort(value: string): string {
  if (!/^[\w.-]+:\d{1,5}$/.test(value)) throw invalid(`alertmanager must be '<host>:<port>', got ${show(value)}`);
  return value;
}
