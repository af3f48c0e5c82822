package main

import (
	"fmt"
	"net/netip"
	"os"
	"slices"

	"github.com/google/nftables"
	"github.com/google/nftables/binaryutil"
	"github.com/google/nftables/expr"
	"golang.org/x/sys/unix"
	corev1 "k8s.io/api/core/v1"
	discoveryv1 "k8s.io/api/discovery/v1"
	"k8s.io/apimachinery/pkg/labels"
)

// serviceProxy does what kube-proxy does: it leads the addresses of Services to their endpoints, one at random for each
// connection.
type serviceProxy struct {
	*cluster
	dirty chan struct{}
}

func newServiceProxy(c *cluster) *serviceProxy {
	proxy := &serviceProxy{cluster: c, dirty: make(chan struct{}, 1)}
	go func() {
		for range proxy.dirty {
			if err := proxy.sync(); err != nil {
				fmt.Fprintln(os.Stderr, "kubelet: Services could not be led to their endpoints:", err)
			}
		}
	}()
	return proxy
}

// changed has the rules written soon, once for all changes until then.
func (p *serviceProxy) changed() {
	select {
	case p.dirty <- struct{}{}:
	default:
	}
}

// endpoint is where a port of a Service leads.
type endpoint = netip.AddrPort

// sync writes all rules anew, at once.
func (p *serviceProxy) sync() error {
	services, err := p.services.List(labels.Everything())
	if err != nil {
		return err
	}
	connection, err := nftables.New()
	if err != nil {
		return err
	}
	table := &nftables.Table{Family: nftables.TableFamilyIPv4, Name: "services"}
	// It must be there to be deleted.
	connection.AddTable(table)
	connection.DelTable(table)
	connection.AddTable(table)
	// From pods, and from the node itself.
	chains := []*nftables.Chain{
		natChain(connection, table, "prerouting", nftables.ChainHookPrerouting),
		natChain(connection, table, "output", nftables.ChainHookOutput),
	}
	for _, service := range services {
		for _, port := range service.Spec.Ports {
			rules := leading(addressesOf(service), uint16(port.Port), p.endpointsOf(service, port))
			for _, rule := range rules {
				for _, chain := range chains {
					connection.AddRule(&nftables.Rule{Table: table, Chain: chain, Exprs: rule})
				}
			}
		}
	}
	return flush(connection)
}

// addressesOf are those at which a Service is reached, inside and outside.
func addressesOf(service *corev1.Service) (all []netip.Addr) {
	texts := append(slices.Clone(service.Spec.ClusterIPs), service.Spec.ExternalIPs...)
	for _, ingress := range service.Status.LoadBalancer.Ingress {
		texts = append(texts, ingress.IP)
	}
	for _, text := range texts {
		if address, err := netip.ParseAddr(text); err == nil {
			all = append(all, address)
		}
	}
	return all
}

func (c *cluster) endpointsOf(service *corev1.Service, port corev1.ServicePort) (all []endpoint) {
	slices, _ := c.slices.EndpointSlices(service.Namespace).List(labels.SelectorFromSet(labels.Set{discoveryv1.LabelServiceName: service.Name}))
	for _, slice := range slices {
		for _, known := range slice.Ports {
			if known.Port == nil || *known.Name != port.Name {
				continue
			}
			for _, one := range slice.Endpoints {
				address, err := netip.ParseAddr(one.Addresses[0])
				if err == nil && one.Conditions.Ready != nil && *one.Conditions.Ready {
					all = append(all, netip.AddrPortFrom(address, uint16(*known.Port)))
				}
			}
		}
	}
	return all
}

// leading are rules of which each takes its share of the connections that are left by those before.
func leading(addresses []netip.Addr, port uint16, endpoints []endpoint) (rules [][]expr.Any) {
	for _, address := range addresses {
		for i, one := range endpoints {
			rules = append(rules, joined(isTCP(), isTo(address.AsSlice()), isToPort(port), oneIn(len(endpoints)-i), translateTo(one)))
		}
	}
	return rules
}

func oneIn(number int) []expr.Any {
	return []expr.Any{
		&expr.Numgen{Register: 1, Modulus: uint32(number), Type: unix.NFT_NG_RANDOM},
		&expr.Cmp{Op: expr.CmpOpEq, Register: 1, Data: binaryutil.NativeEndian.PutUint32(0)},
	}
}

func translateTo(one endpoint) []expr.Any {
	return []expr.Any{
		&expr.Immediate{Register: 1, Data: one.Addr().AsSlice()},
		&expr.Immediate{Register: 2, Data: binaryutil.BigEndian.PutUint16(one.Port())},
		&expr.NAT{Type: expr.NATTypeDestNAT, Family: unix.NFPROTO_IPV4, RegAddrMin: 1, RegProtoMin: 2},
	}
}
