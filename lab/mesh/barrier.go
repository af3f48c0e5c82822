package main

import (
	"fmt"
	"slices"
	"strings"

	networking "istio.io/api/networking/v1alpha3"
	"istio.io/istio/pilot/pkg/model"
	"istio.io/istio/pkg/config/host"
)

// The registries take objects in on queues of their own, each kind in order. So an object of each such kind is written
// last, with the revision in it: where it has arrived, all the others have. No proxy sees them.
const barrier = `
apiVersion: v1
kind: Pod
metadata: {name: barrier-REVISION, namespace: lab-barrier, labels: {revision: "REVISION"}}
spec: {containers: [{name: barrier, image: none}]}
status: {phase: Running, podIP: ADDRESS, podIPs: [{ip: ADDRESS}], conditions: [{type: Ready, status: "True"}]}
---
apiVersion: v1
kind: Service
metadata: {name: barrier, namespace: lab-barrier, resourceVersion: "REVISION", annotations: {networking.istio.io/exportTo: "."}}
spec: {clusterIP: 127.255.255.254, ports: [{name: http, port: 80}]}
---
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: {name: barrier, namespace: lab-barrier, labels: {kubernetes.io/service-name: barrier}}
addressType: IPv4
ports: [{name: http, port: 80}]
endpoints: [{addresses: [ADDRESS], conditions: {ready: true}, targetRef: {kind: Pod, name: barrier-REVISION, namespace: lab-barrier}}]
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: {name: barrier, namespace: lab-barrier}
spec: {hosts: [barrier-REVISION.lab], exportTo: ["."], ports: [{name: http, number: 80, protocol: HTTP}], resolution: STATIC, endpoints: [{address: 127.255.255.254}]}
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: barrier-delegate, namespace: lab-barrier}
spec: {exportTo: ["."], http: [{name: route-REVISION, directResponse: {status: 200}}]}
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: barrier, namespace: lab-barrier, annotations: {revision: "REVISION"}}
spec: {hosts: [barrier.lab], exportTo: ["."], http: [{delegate: {name: barrier-delegate}}]}
`

const (
	barrierNamespace = "lab-barrier"
	barrierHost      = "barrier.lab-barrier.svc.cluster.local"
)

func (m *mesh) barrierObjects(revision int) ([]object, error) {
	address := fmt.Sprintf("127.254.%d.%d", revision/250%250, revision%250+1)
	return m.readObjects(strings.NewReplacer("REVISION", fmt.Sprint(revision), "ADDRESS", address).Replace(barrier))
}

func (m *mesh) reached(number int) bool {
	revision := fmt.Sprint(number)
	return m.serviceReached(revision) && m.endpointsReached(revision) && m.virtualServicesReached(revision) &&
		m.server.Env().GetService(host.Name("barrier-"+revision+".lab")) != nil
}

func (m *mesh) serviceReached(revision string) bool {
	service := m.server.Env().GetService(barrierHost)
	return service != nil && service.ResourceVersion == revision
}

func (m *mesh) endpointsReached(revision string) bool {
	shards, exists := m.server.Env().EndpointIndex.ShardsForService(barrierHost, barrierNamespace)
	if !exists {
		return false
	}
	for _, endpoints := range shards.CopyEndpoints(map[string]int{"http": 80}, nil) {
		if slices.ContainsFunc(endpoints, func(one *model.IstioEndpoint) bool { return one.Labels["revision"] == revision }) {
			return true
		}
	}
	return false
}

func (m *mesh) virtualServicesReached(revision string) bool {
	for _, merged := range m.server.Env().VirtualServiceController.MergedVirtualServices() {
		if merged.Namespace != barrierNamespace || merged.Annotations["revision"] != revision {
			continue
		}
		routes := merged.Spec.(*networking.VirtualService).Http
		return len(routes) == 1 && strings.Contains(routes[0].Name, revision)
	}
	return false
}

// everything asks for a push of all that is known, whatever the changes were.
func everything() *model.PushRequest {
	return &model.PushRequest{Forced: true, Reason: model.NewReasonStats(model.ConfigUpdate)}
}
