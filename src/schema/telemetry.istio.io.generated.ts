// Generated from imports/crds by `npx projen import`. Do not edit.

export interface TelemetrySpec {
  accessLogging?: TelemetryAccessLogging[];
  metrics?: TelemetryMetrics[];
  selector?: TelemetrySelector;
  targetRef?: TelemetryTargetRef;
  targetRefs?: TelemetryTargetRef[];
  tracing?: TelemetryTracing[];
}
export interface TelemetryAccessLogging {
  disabled?: boolean;
  filter?: TelemetryAccessLoggingFilter;
  match?: TelemetryAccessLoggingMatch;
  providers?: TelemetryAccessLoggingProviders[];
}
export interface TelemetryAccessLoggingFilter {
  expression?: string;
}
export interface TelemetryAccessLoggingMatch {
  mode?: 'CLIENT_AND_SERVER' | 'CLIENT' | 'SERVER';
}
export interface TelemetryAccessLoggingProviders {
  name: string;
}
export interface TelemetryMetrics {
  overrides?: TelemetryMetricsOverrides[];
  providers?: TelemetryAccessLoggingProviders[];
  reportingInterval?: string;
}
export interface TelemetryMetricsOverrides {
  disabled?: boolean;
  match?: TelemetryMetricsOverridesMatch;
  tagOverrides?: {
    [k: string]: TelemetryMetricsOverridesTagOverrides;
  };
}
export interface TelemetryMetricsOverridesMatch {
  customMetric?: string;
  metric?:
    | 'ALL_METRICS'
    | 'REQUEST_COUNT'
    | 'REQUEST_DURATION'
    | 'REQUEST_SIZE'
    | 'RESPONSE_SIZE'
    | 'TCP_OPENED_CONNECTIONS'
    | 'TCP_CLOSED_CONNECTIONS'
    | 'TCP_SENT_BYTES'
    | 'TCP_RECEIVED_BYTES'
    | 'GRPC_REQUEST_MESSAGES'
    | 'GRPC_RESPONSE_MESSAGES';
  mode?: 'CLIENT_AND_SERVER' | 'CLIENT' | 'SERVER';
}
export interface TelemetryMetricsOverridesTagOverrides {
  operation?: 'UPSERT' | 'REMOVE';
  value?: string;
}
export interface TelemetrySelector {
  matchLabels?: {
    [k: string]: string;
  };
}
export interface TelemetryTargetRef {
  group?: string;
  kind: string;
  name: string;
  namespace?: string;
}
export interface TelemetryTracing {
  customTags?: {
    [k: string]: TelemetryTracingCustomTags;
  };
  disableContextPropagation?: boolean;
  disableSpanReporting?: boolean;
  enableIstioTags?: boolean;
  match?: TelemetryAccessLoggingMatch;
  providers?: TelemetryAccessLoggingProviders[];
  randomSamplingPercentage?: number;
  useRequestIdForTraceSampling?: boolean;
}
export interface TelemetryTracingCustomTags {
  environment?: TelemetryTracingCustomTagsEnvironment;
  formatter?: TelemetryTracingCustomTagsFormatter;
  header?: TelemetryTracingCustomTagsEnvironment;
  literal?: TelemetryTracingCustomTagsFormatter;
}
export interface TelemetryTracingCustomTagsEnvironment {
  defaultValue?: string;
  name: string;
}
export interface TelemetryTracingCustomTagsFormatter {
  value: string;
}
