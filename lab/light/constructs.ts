import { App, Chart } from 'cdk8s';
import { ServiceHost } from 'cdk8s-istio';
import { Manifest } from './pods';
import { LAB } from './testing';

/** The objects of constructs. */
export function made(define: (chart: Chart) => void, { namespace } = LAB): Manifest[] {
  const chart = new Chart(new App(), 'lab', { namespace });
  define(chart);
  return chart.toJson();
}

/** The host of a workload's Service. */
export function hostOf(name: string): ServiceHost {
  return ServiceHost.fromName(name, LAB);
}
