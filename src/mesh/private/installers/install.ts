import { Construct } from 'constructs';
import { InstallPlan } from '../install-plan';

/** Carries out a plan: defines objects in a scope, or writes a file when the app is synthesized. */
export type Install = (scope: Construct, plan: InstallPlan) => void;
