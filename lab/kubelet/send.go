package main

import (
	"context"
	"fmt"
	"net"
	"net/netip"
	"syscall"
	"time"

	"cdk8s-istio/lab/traffic"
	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/labels"
)

// sending is a request from a pod, or from outside through a gateway.
type sending struct {
	traffic.Request
	// From is the workload that sends it.
	From *reference `json:"workload"`
	// Gateway is the workload that it is sent through from outside.
	Gateway *reference `json:"gateway"`
	// Waypoint is the workload that it is tunnelled through, as in the ambient mesh.
	Waypoint *reference `json:"waypoint"`
	// Address or name that the connection is opened to.
	Address string `json:"address"`
	Port    uint16 `json:"port"`
	// Patience in milliseconds.
	Patience int `json:"patience"`
}

func (c *cluster) send(ctx context.Context, it sending) (traffic.Answer, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Duration(it.Patience)*time.Millisecond)
	defer cancel()
	if it.Gateway != nil {
		where, err := c.outside(*it.Gateway, it.Port)
		if err != nil {
			return traffic.Answer{}, err
		}
		dialer := net.Dialer{}
		return traffic.Send(ctx, func(ctx context.Context) (net.Conn, error) { return dialer.DialContext(ctx, "tcp4", where.String()) }, it.Request), nil
	}
	from, err := c.pods.find(*it.From)
	if err != nil {
		return traffic.Answer{}, err
	}
	addresses := c.resolve(it.Address, it.From.Namespace)
	if len(addresses) == 0 {
		return traffic.Answer{}, fmt.Errorf("the name '%s' is not known in the namespace '%s'", it.Address, it.From.Namespace)
	}
	where := netip.AddrPortFrom(addresses[0], it.Port)
	dial := func(ctx context.Context) (net.Conn, error) { return from.dial(ctx, where) }
	if it.Waypoint != nil {
		waypoint, err := c.pods.find(*it.Waypoint)
		if err != nil {
			return traffic.Answer{}, err
		}
		dial = func(ctx context.Context) (net.Conn, error) { return from.tunnel(ctx, waypoint, where) }
	}
	return traffic.Send(ctx, dial, it.Request), nil
}

// outside is where the gateway's Service takes connections for a port, or else the gateway's pod itself.
func (c *cluster) outside(gateway reference, port uint16) (netip.AddrPort, error) {
	pod, err := c.pods.find(gateway)
	if err != nil {
		return netip.AddrPort{}, err
	}
	services, err := c.services.Services(gateway.Namespace).List(labels.Everything())
	if err != nil {
		return netip.AddrPort{}, err
	}
	for _, service := range services {
		if addresses := addressesOf(service); isSelected(service, pod.object) && hasPort(service, port) && len(addresses) > 0 {
			return netip.AddrPortFrom(addresses[0], port), nil
		}
	}
	return netip.AddrPortFrom(pod.address, port), nil
}

func hasPort(service *corev1.Service, port uint16) bool {
	for _, one := range service.Spec.Ports {
		if one.Port == int32(port) {
			return true
		}
	}
	return false
}

// dial opens a connection as a program of the pod does.
func (p *pod) dial(ctx context.Context, where netip.AddrPort) (connection net.Conn, err error) {
	dialer := net.Dialer{Control: markAsApplication}
	err = p.network.within(func() error {
		connection, err = dialer.DialContext(ctx, "tcp4", where.String())
		return err
	})
	return connection, err
}

func markAsApplication(_, _ string, raw syscall.RawConn) (failed error) {
	err := raw.Control(func(socket uintptr) {
		failed = syscall.SetsockoptInt(int(socket), syscall.SOL_SOCKET, syscall.SO_MARK, applicationMark)
	})
	if err != nil {
		return err
	}
	return failed
}
