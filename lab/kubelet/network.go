package main

import (
	"fmt"
	"net"
	"net/netip"
	"os"
	"path/filepath"
	"runtime"
	"syscall"

	"github.com/vishvananda/netlink"
	"github.com/vishvananda/netns"
)

// nodeAddress is where pods reach the node: the API server, DNS, and the way to everything else.
var nodeAddress = netip.MustParseAddr("10.244.0.1")

// serviceAddresses are those that the API server gives to Services.
var serviceAddresses = &net.IPNet{IP: net.IPv4(10, 96, 0, 0).To4(), Mask: net.CIDRMask(16, 32)}

// setUpNode makes the network of the node out of an empty one: pods are reached by a route each.
func setUpNode(folder string) error {
	loopback, err := netlink.LinkByName("lo")
	if err != nil {
		return err
	}
	if err := netlink.LinkSetUp(loopback); err != nil {
		return err
	}
	if err := netlink.AddrAdd(loopback, hostAddress(nodeAddress)); err != nil {
		return err
	}
	// Before a connection of the node's own to a Service is led to an endpoint, it needs some way to go.
	if err := netlink.RouteAdd(&netlink.Route{LinkIndex: loopback.Attrs().Index, Dst: serviceAddresses, Src: nodeAddress.AsSlice()}); err != nil {
		return err
	}
	if err := os.WriteFile("/proc/sys/net/ipv4/ip_forward", []byte("1"), 0); err != nil {
		return err
	}
	return resolveHere(folder)
}

// resolveHere makes the node's DNS that of all programs, in this mount namespace alone.
func resolveHere(folder string) error {
	path := filepath.Join(folder, "resolv.conf")
	text := fmt.Sprintf("nameserver %s\nsearch %s\noptions ndots:5\n", nodeAddress, domain)
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		return err
	}
	target, err := filepath.EvalSymlinks("/etc/resolv.conf")
	if err != nil {
		return err
	}
	return syscall.Mount(path, target, "", syscall.MS_BIND, "")
}

// podNetwork is the network namespace of a pod, joined to the node's.
type podNetwork struct {
	address netip.Addr
	handle  netns.NsHandle
	link    netlink.Link
}

func newPodNetwork(number int, address netip.Addr) (*podNetwork, error) {
	handle, err := newNamespace()
	if err != nil {
		return nil, err
	}
	network := &podNetwork{address: address, handle: handle}
	if err := network.join(fmt.Sprintf("pod%d", number)); err != nil {
		network.close()
		return nil, err
	}
	return network, nil
}

func newNamespace() (netns.NsHandle, error) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	own, err := netns.Get()
	if err != nil {
		return 0, err
	}
	defer own.Close()
	handle, err := netns.New()
	if err != nil {
		return 0, err
	}
	return handle, netns.Set(own)
}

// join connects it by a pair of interfaces. The pod sends all that is not for itself to the node.
func (n *podNetwork) join(name string) error {
	pair := netlink.NewVeth(netlink.LinkAttrs{Name: name})
	pair.PeerName, pair.PeerNamespace = "eth0", netlink.NsFd(n.handle)
	if err := netlink.LinkAdd(pair); err != nil {
		return err
	}
	n.link = pair
	if err := netlink.LinkSetUp(pair); err != nil {
		return err
	}
	if err := n.within(n.configure); err != nil {
		return err
	}
	return netlink.RouteAdd(&netlink.Route{LinkIndex: pair.Attrs().Index, Dst: hostAddress(n.address).IPNet, Scope: netlink.SCOPE_LINK})
}

func (n *podNetwork) configure() error {
	inside, err := netlink.LinkByName("eth0")
	if err != nil {
		return err
	}
	loopback, err := netlink.LinkByName("lo")
	if err != nil {
		return err
	}
	for _, link := range []netlink.Link{loopback, inside} {
		if err := netlink.LinkSetUp(link); err != nil {
			return err
		}
	}
	if err := netlink.AddrAdd(inside, hostAddress(n.address)); err != nil {
		return err
	}
	index := inside.Attrs().Index
	if err := netlink.RouteAdd(&netlink.Route{LinkIndex: index, Dst: hostAddress(nodeAddress).IPNet, Scope: netlink.SCOPE_LINK}); err != nil {
		return err
	}
	return netlink.RouteAdd(&netlink.Route{LinkIndex: index, Gw: nodeAddress.AsSlice()})
}

// within runs something in the namespace. What it opens or starts stays there.
func (n *podNetwork) within(do func() error) error {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	own, err := netns.Get()
	if err != nil {
		return err
	}
	defer own.Close()
	if err := netns.Set(n.handle); err != nil {
		return err
	}
	failed := do()
	if err := netns.Set(own); err != nil {
		// This thread is of no use to others.
		panic(err)
	}
	return failed
}

func (n *podNetwork) close() {
	if n.link != nil {
		netlink.LinkDel(n.link)
	}
	n.handle.Close()
}

func hostAddress(address netip.Addr) *netlink.Addr {
	return &netlink.Addr{IPNet: &net.IPNet{IP: address.AsSlice(), Mask: net.CIDRMask(32, 32)}}
}
