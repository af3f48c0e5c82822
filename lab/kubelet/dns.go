package main

import (
	"net"
	"net/netip"
	"strings"

	"github.com/miekg/dns"
	"k8s.io/apimachinery/pkg/labels"
)

const domain = "cluster.local"

// elsewhere is the address of all hosts outside the cluster: one that leads nowhere.
var elsewhere = netip.MustParseAddr("192.0.2.1")

// serveDNS answers for the names of Services, as the cluster's DNS does, and for all others.
func (c *cluster) serveDNS() error {
	where := net.UDPAddrFromAddrPort(netip.AddrPortFrom(nodeAddress, 53))
	connection, err := net.ListenUDP("udp", where)
	if err != nil {
		return err
	}
	server := &dns.Server{PacketConn: connection, Handler: dns.HandlerFunc(c.answerDNS)}
	go server.ActivateAndServe()
	return nil
}

func (c *cluster) answerDNS(w dns.ResponseWriter, asked *dns.Msg) {
	reply := new(dns.Msg).SetReply(asked)
	for _, question := range asked.Question {
		addresses := c.lookup(question.Name)
		if len(addresses) == 0 {
			reply.Rcode = dns.RcodeNameError
		}
		if question.Qtype != dns.TypeA {
			continue
		}
		for _, address := range addresses {
			header := dns.RR_Header{Name: question.Name, Rrtype: dns.TypeA, Class: dns.ClassINET, Ttl: 1}
			reply.Answer = append(reply.Answer, &dns.A{Hdr: header, A: address.AsSlice()})
		}
	}
	w.WriteMsg(reply)
}

// lookup finds the addresses of a full name.
func (c *cluster) lookup(name string) []netip.Addr {
	name = strings.ToLower(strings.TrimSuffix(name, "."))
	inside, isInside := strings.CutSuffix(name, "."+domain)
	if !isInside {
		if strings.HasSuffix(name, ".svc") || !strings.Contains(name, ".") {
			return nil
		}
		return []netip.Addr{elsewhere}
	}
	parts := strings.Split(inside, ".")
	if len(parts) != 3 || parts[2] != "svc" {
		return nil
	}
	return c.addressesOfService(parts[1], parts[0])
}

// resolve is lookup for a name that a program in a namespace uses.
func (c *cluster) resolve(host, namespace string) []netip.Addr {
	if address, err := netip.ParseAddr(host); err == nil {
		return []netip.Addr{address}
	}
	for _, suffix := range []string{"." + namespace + ".svc." + domain, ".svc." + domain, "." + domain} {
		if found := c.lookup(host + suffix); found != nil {
			return found
		}
	}
	return c.lookup(host)
}

func (c *cluster) addressesOfService(namespace, name string) (all []netip.Addr) {
	service, err := c.services.Services(namespace).Get(name)
	if err != nil {
		return nil
	}
	if service.Spec.ExternalName != "" {
		return c.lookup(service.Spec.ExternalName)
	}
	if address, err := netip.ParseAddr(service.Spec.ClusterIP); err == nil {
		return []netip.Addr{address}
	}
	pods, _ := c.podList.Pods(namespace).List(labels.SelectorFromSet(service.Spec.Selector))
	for _, pod := range pods {
		if address, err := netip.ParseAddr(pod.Status.PodIP); err == nil {
			all = append(all, address)
		}
	}
	return all
}
