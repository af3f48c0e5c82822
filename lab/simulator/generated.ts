import { validateObject } from '../../src/schema/validate-object';
import { Manifest } from '../light';

/** Of what is generated: 1, and for a run whose length is given a fresh one, unless it is given too. */
export const SEED = Number(process.env.LAB_SEED ?? (process.env.LAB_RUNS ? Math.floor(Math.random() * 2 ** 31) : 1));

/** Whether a cluster takes it. */
export const isValid = (manifest: Manifest) => validateObject({ ...manifest }).every(({ severity }) => severity !== 'error');
