package main

import (
	meshconfig "istio.io/api/mesh/v1alpha1"
	"istio.io/istio/pkg/config/mesh"
	"istio.io/istio/pkg/config/validation/agent"
	"istio.io/istio/pkg/util/protomarshal"
)

// meshQuestion asks for the ConfigMap of a control plane.
type meshQuestion struct {
	Config   string `json:"config"`
	Networks string `json:"networks"`
}

// meshVerdict is what becomes of it. Where nothing is refused, both are empty.
type meshVerdict struct {
	Config   string `json:"config"`
	Networks string `json:"networks"`
}

func (asked meshQuestion) judge() *meshVerdict {
	return &meshVerdict{Config: refusal(refuseConfig(asked.Config)), Networks: refusal(refuseNetworks(asked.Networks))}
}

func refusal(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

// refuseConfig is stricter than istiod where istiod drops silently what it cannot use: unknown fields and, when they are
// asked for, extension providers.
func refuseConfig(text string) error {
	if err := protomarshal.ApplyYAMLStrict(text, &meshconfig.MeshConfig{}); err != nil {
		return err
	}
	config, err := mesh.ApplyMeshConfigDefaults(text)
	if err != nil {
		return err
	}
	if warning, _ := agent.ValidateMeshConfig(config); warning != nil {
		return warning
	}
	for _, provider := range config.ExtensionProviders {
		if err := refuseProvider(provider); err != nil {
			return err
		}
	}
	return nil
}

// service has what all providers with a service are checked for.
type service interface {
	GetService() string
	GetPort() uint32
}

func refuseProvider(provider *meshconfig.MeshConfig_ExtensionProvider) error {
	switch one := provider.Provider.(type) {
	case *meshconfig.MeshConfig_ExtensionProvider_EnvoyExtAuthzHttp:
		return agent.ValidateExtensionProviderEnvoyExtAuthzHTTP(one.EnvoyExtAuthzHttp)
	case *meshconfig.MeshConfig_ExtensionProvider_EnvoyExtAuthzGrpc:
		return agent.ValidateExtensionProviderEnvoyExtAuthzGRPC(one.EnvoyExtAuthzGrpc)
	case *meshconfig.MeshConfig_ExtensionProvider_Opentelemetry:
		return agent.ValidateExtensionProviderTracingOpentelemetry(one.Opentelemetry)
	case *meshconfig.MeshConfig_ExtensionProvider_EnvoyHttpAls:
		return agent.ValidateExtensionProviderEnvoyHTTPAls(one.EnvoyHttpAls)
	case *meshconfig.MeshConfig_ExtensionProvider_EnvoyTcpAls:
		return agent.ValidateExtensionProviderEnvoyTCPAls(one.EnvoyTcpAls)
	case *meshconfig.MeshConfig_ExtensionProvider_EnvoyOtelAls:
		return agent.ValidateExtensionProviderEnvoyOtelAls(one.EnvoyOtelAls)
	case *meshconfig.MeshConfig_ExtensionProvider_Zipkin:
		return refuseService(one.Zipkin)
	case *meshconfig.MeshConfig_ExtensionProvider_Datadog:
		return refuseService(one.Datadog)
	case *meshconfig.MeshConfig_ExtensionProvider_Skywalking:
		return refuseService(one.Skywalking)
	case *meshconfig.MeshConfig_ExtensionProvider_Sds:
		return refuseService(one.Sds)
	}
	return nil
}

// refuseService makes the checks that istiod makes for every such provider, but lets nobody call for these kinds.
func refuseService(one service) error {
	return agent.ValidateExtensionProviderEnvoyTCPAls(&meshconfig.MeshConfig_ExtensionProvider_EnvoyTcpGrpcV3LogProvider{
		Service: one.GetService(), Port: one.GetPort(),
	})
}

func refuseNetworks(text string) error {
	if err := protomarshal.ApplyYAMLStrict(text, &meshconfig.MeshNetworks{}); err != nil {
		return err
	}
	_, err := mesh.ParseMeshNetworks(text)
	return err
}
