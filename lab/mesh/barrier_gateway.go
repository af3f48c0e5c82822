package main

import (
	"encoding/base64"
	"fmt"
	"slices"
	"strings"

	"istio.io/istio/pkg/config/schema/gvk"
)

// The controller of the Gateway API has queues of its own, and kinds that depend on others: in a namespace for each
// revision, routes of each kind hang on listeners, a certificate and a grant, all written in the same revision. The routes
// have names of their own, as the controller loses one of an HTTPRoute and a GRPCRoute of the same name.
const gatewayBarrier = `
apiVersion: v1
kind: Secret
metadata: {name: barrier, namespace: lab-barrier-REVISION}
type: kubernetes.io/tls
data: {tls.crt: CERTIFICATE, tls.key: PRIVATE}
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: barrier, namespace: lab-barrier-REVISION}
spec:
  gatewayClassName: istio
  allowedListeners: {namespaces: {from: Same}}
  listeners:
  - {name: https, port: 443, protocol: HTTPS, tls: {certificateRefs: [{name: barrier}]}}
  - {name: tcp, port: 9000, protocol: TCP}
  - {name: tls, port: 9443, protocol: TLS, tls: {mode: Passthrough}}
---
apiVersion: gateway.networking.k8s.io/v1
kind: ListenerSet
metadata: {name: barrier, namespace: lab-barrier-REVISION}
spec:
  parentRef: {name: barrier}
  listeners: [{name: http, port: 80, protocol: HTTP}]
---
apiVersion: gateway.networking.k8s.io/v1
kind: ReferenceGrant
metadata: {name: barrier-REVISION, namespace: lab-barrier}
spec:
  from:
  - {group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: lab-barrier-REVISION}
  to: [{group: "", kind: Service}]
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: http, namespace: lab-barrier-REVISION}
spec:
  parentRefs: [{name: barrier, sectionName: https}]
  hostnames: [http-REVISION.lab]
  rules: [{backendRefs: [{name: barrier, namespace: lab-barrier, port: 80}]}]
---
apiVersion: gateway.networking.k8s.io/v1
kind: GRPCRoute
metadata: {name: grpc, namespace: lab-barrier-REVISION}
spec:
  parentRefs: [{name: barrier, sectionName: https}]
  hostnames: [grpc-REVISION.lab]
  rules: [{backendRefs: [{name: barrier, port: 80}]}]
---
apiVersion: gateway.networking.k8s.io/v1
kind: TCPRoute
metadata: {name: tcp, namespace: lab-barrier-REVISION}
spec:
  parentRefs: [{name: barrier, sectionName: tcp}]
  rules: [{backendRefs: [{name: barrier, port: 80}]}]
---
apiVersion: gateway.networking.k8s.io/v1
kind: TLSRoute
metadata: {name: tls, namespace: lab-barrier-REVISION}
spec:
  parentRefs: [{name: barrier, sectionName: tls}]
  hostnames: [tls-REVISION.lab]
  rules: [{backendRefs: [{name: barrier, port: 80}]}]
`

func (m *mesh) gatewayBarrierObjects(revision int) ([]object, error) {
	in64 := base64.StdEncoding.EncodeToString
	return m.readObjects(strings.NewReplacer("REVISION", fmt.Sprint(revision),
		"CERTIFICATE", in64([]byte(m.credentials.Certificate)), "PRIVATE", in64([]byte(m.credentials.Key))).Replace(gatewayBarrier))
}

// gatewayReached tells whether all that was derived from the Gateway API has the revision.
func (m *mesh) gatewayReached(revision string) bool {
	namespace := barrierNamespace + "-" + revision
	derived := m.server.Env().GatewayAPIController
	parents := ""
	for _, one := range append(derived.List(gvk.VirtualService, ""), derived.List(gvk.Gateway, "")...) {
		if one.Namespace == namespace {
			parents += fmt.Sprintln(one.Annotations, one.Spec)
		}
	}
	return !slices.ContainsFunc([]string{
		"ListenerSet/barrier/http." + namespace, "TCPRoute/tcp." + namespace, "tls-" + revision + ".lab", "grpc-" + revision + ".lab", "http-" + revision + ".lab",
		"kubernetes-gateway://" + namespace + "/barrier", barrierHost,
	}, func(part string) bool { return !strings.Contains(parents, part) })
}
