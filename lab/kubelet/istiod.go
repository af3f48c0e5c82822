package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/apimachinery/pkg/runtime/schema"
)

// istiod is what its pages tell.
type istiod struct{ *pod }

// clusterType is of what every proxy is sent some.
const clusterType = "type.googleapis.com/envoy.config.cluster.v3.Cluster"

// version is which state of an object it is.
type version map[string]string

func keyOf(apiVersion, kind, namespace, name string) string {
	return fmt.Sprintf("%s %s %s/%s", apiVersion, kind, namespace, name)
}

// isWatched are kinds that istiod lists among its configuration.
func isWatched(kind schema.GroupVersionKind) bool {
	return strings.HasSuffix(kind.Group, ".istio.io") || kind.Group == gatewayGroup
}

// versionsOf are the present versions of those objects that istiod lists, empty where they are gone.
func (c *cluster) versionsOf(ctx context.Context, objects []*unstructured.Unstructured) (version, error) {
	all := version{}
	for _, object := range objects {
		if !isWatched(object.GroupVersionKind()) {
			continue
		}
		found, err := c.get(ctx, *object)
		if err != nil {
			return nil, err
		}
		key := keyOf(object.GetAPIVersion(), object.GetKind(), object.GetNamespace(), object.GetName())
		if all[key] = ""; found != nil {
			all[key] = fmt.Sprint(found.GetGeneration())
		}
	}
	return all, nil
}

func (i istiod) knows(ctx context.Context, wanted version) error {
	if len(wanted) == 0 {
		return nil
	}
	var listed []struct {
		APIVersion string `json:"apiVersion"`
		Kind       string `json:"kind"`
		Metadata   struct {
			Name       string `json:"name"`
			Namespace  string `json:"namespace"`
			Generation int64  `json:"generation"`
		} `json:"metadata"`
	}
	if err := i.page(ctx, istiodPort, "/debug/configz", &listed); err != nil {
		return err
	}
	known := version{}
	for _, one := range listed {
		known[keyOf(one.APIVersion, one.Kind, one.Metadata.Namespace, one.Metadata.Name)] = fmt.Sprint(one.Metadata.Generation)
	}
	for key, generation := range wanted {
		if known[key] != generation {
			return fmt.Errorf("istiod does not know what became of %s", key)
		}
	}
	return nil
}

// endpointShards are the endpoints that istiod sends traffic to, by host and namespace of the Service.
type endpointShards map[string]map[string]struct {
	Shards map[string][]struct {
		Addresses    []string
		HealthStatus int
	}
}

// healthy is Istio's HealthStatus of endpoints that get traffic.
const healthy = 1

// have tells whether a pod gets traffic of a Service: each has slices of its own, which istiod reads one after the other.
func (s endpointShards) have(service *corev1.Service, pod *pod) bool {
	host := service.Name + "." + service.Namespace + ".svc.cluster.local"
	for _, endpoints := range s[host][service.Namespace].Shards {
		for _, one := range endpoints {
			if one.HealthStatus == healthy && slices.Contains(one.Addresses, pod.address.String()) {
				return true
			}
		}
	}
	return false
}

// endpointsKnown says which pod istiod does not send traffic to yet.
func (c *cluster) endpointsKnown(ctx context.Context, control istiod) error {
	var shards endpointShards
	if err := control.page(ctx, istiodPort, "/debug/endpointShardz", &shards); err != nil {
		return err
	}
	services, err := c.services.List(labels.Everything())
	if err != nil {
		return err
	}
	for _, service := range services {
		for _, pod := range c.pods.all() {
			if isSelected(service, pod.object) && service.Spec.Type != corev1.ServiceTypeExternalName && !shards.have(service, pod) {
				return fmt.Errorf("istiod does not know the pod %s/%s as one of the Service %s", pod.object.Namespace, pod.object.Name, service.Name)
			}
		}
	}
	return nil
}

// proxySynced is what a proxy was sent last of each type, and what it has taken over.
type proxySynced struct {
	Proxy     string `json:"proxy"`
	Resources map[string]struct {
		Sent      string `json:"sent"`
		Acked     string `json:"acked"`
		LastError string `json:"lastError"`
	} `json:"resources"`
}

type synced []proxySynced

func (i istiod) synced(ctx context.Context) (all synced, err error) {
	return all, i.page(ctx, istiodPort, "/debug/syncz", &all)
}

// push has all of the present state sent to all proxies.
func (i istiod) push(ctx context.Context) error {
	// What it answers is a sentence.
	var syntax *json.SyntaxError
	err := i.page(ctx, istiodPort, "/debug/adsz?push=true", new(any))
	if errors.As(err, &syntax) || errors.Is(err, io.EOF) {
		return nil
	}
	return err
}

// newest is the number of the newest state that a proxy was sent.
func (s synced) newest() (newest int) {
	for _, proxy := range s {
		for _, one := range proxy.Resources {
			newest = max(newest, numberOf(one.Sent))
		}
	}
	return newest
}

// numberOf reads a nonce: a time, '/', the state's number, and a UUID of 36 characters.
func numberOf(nonce string) int {
	_, rest, _ := strings.Cut(nonce, "/")
	number, _ := strconv.Atoi(rest[:max(0, len(rest)-36)])
	return number
}

func (s synced) of(pod *pod) proxySynced {
	for _, one := range s {
		if one.Proxy == pod.object.Name+"."+pod.object.Namespace {
			return one
		}
	}
	return proxySynced{}
}

// since says what is missing of a push that was started when it was in another state.
func (p proxySynced) since(before proxySynced) error {
	if p.Resources[clusterType].Sent == before.Resources[clusterType].Sent {
		return errors.New("it was not sent the last state")
	}
	for name, one := range p.Resources {
		if one.LastError != "" {
			return refused{fmt.Errorf("it refuses what it was sent: %s", one.LastError)}
		}
		if one.Sent != one.Acked {
			return fmt.Errorf("it has not taken over the last state of %s", name)
		}
	}
	return nil
}
