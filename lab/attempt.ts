import { ApiObject, App, Chart } from 'cdk8s';
import { Definition } from './generators/resource';

/** An object as it stands in a manifest. */
export interface LabObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly spec: object;
}

/** What our constructs make of an input: an object, or a refusal. */
export interface Attempt {
  /** What they let through. */
  readonly object?: LabObject;

  /** Why they refuse the input. */
  readonly refusal?: string;

  /** What they would have written, where they refused only the whole. */
  readonly withheld?: LabObject;
}

/** Errors of the language, which mean that we met something unforeseen: no user can make sense of them. */
const CRASHES = [TypeError, RangeError, ReferenceError, SyntaxError];

/** Defines a resource in a fresh chart and synthesizes it. */
export function attempt(definition: Definition): Attempt {
  const chart = new Chart(new App(), 'lab');
  try {
    definition(chart);
  } catch (error) {
    return refused(error);
  }
  try {
    return { object: applied(chart.toJson()[0]) };
  } catch (error) {
    return { ...refused(error), withheld: withheld(chart) };
  }
}

function refused(error: unknown): Attempt {
  if (CRASHES.some((crash) => error instanceof crash)) throw error;
  return { refusal: (error as Error).message };
}

function withheld(chart: Chart): LabObject | undefined {
  const object = chart.node.findAll().find((one) => one instanceof ApiObject) as ApiObject | undefined;
  try {
    return object && applied(object.toJson());
  } catch {
    // cdk8s cannot write an empty spec.
    return undefined;
  }
}

/** As `kubectl apply` sends it, which adds a namespace where there is none. */
const applied = (object: LabObject): LabObject => ({ ...object, metadata: { ...object.metadata, namespace: object.metadata.namespace ?? 'default' } });
