package main

import (
	"fmt"

	"github.com/google/nftables"
	"github.com/google/nftables/binaryutil"
	"github.com/google/nftables/expr"
	"golang.org/x/sys/unix"
)

// applicationMark is on all that the pod's own programs send. In a cluster all but the user of the proxy is redirected;
// here everything runs as the same user.
const applicationMark = 1

const (
	outboundPort = 15001
	inboundPort  = 15006
)

// notRedirected are ports of the proxy itself.
var notRedirected = []uint16{inboundPort, 15008, 15020, 15021, 15090}

// redirect leads what the pod sends and receives through its sidecar, as Istio's init container does.
func (n *podNetwork) redirect() error {
	connection, err := nftables.New(nftables.WithNetNSFd(int(n.handle)))
	if err != nil {
		return err
	}
	table := connection.AddTable(&nftables.Table{Family: nftables.TableFamilyIPv4, Name: "sidecar"})
	outbound := natChain(connection, table, "outbound", nftables.ChainHookOutput)
	inbound := natChain(connection, table, "inbound", nftables.ChainHookPrerouting)

	add := func(chain *nftables.Chain, parts ...[]expr.Any) {
		connection.AddRule(&nftables.Rule{Table: table, Chain: chain, Exprs: joined(parts...)})
	}
	add(outbound, isTCP(), isMarked(), isNotTo(n.address.AsSlice()), redirectTo(outboundPort))
	for _, port := range notRedirected {
		add(inbound, isTCP(), isToPort(port), []expr.Any{&expr.Verdict{Kind: expr.VerdictReturn}})
	}
	add(inbound, isTCP(), isFrom("eth0"), redirectTo(inboundPort))
	return flush(connection)
}

func flush(connection *nftables.Conn) error {
	if err := connection.Flush(); err != nil {
		return fmt.Errorf("the lab needs a kernel with nf_tables, NAT and redirection: %w", err)
	}
	return nil
}

func natChain(connection *nftables.Conn, table *nftables.Table, name string, hook *nftables.ChainHook) *nftables.Chain {
	return connection.AddChain(&nftables.Chain{
		Name: name, Table: table, Type: nftables.ChainTypeNAT, Hooknum: hook, Priority: nftables.ChainPriorityNATDest,
	})
}

func joined(parts ...[]expr.Any) (all []expr.Any) {
	for _, part := range parts {
		all = append(all, part...)
	}
	return all
}

func isTCP() []expr.Any {
	return []expr.Any{
		&expr.Meta{Key: expr.MetaKeyL4PROTO, Register: 1},
		&expr.Cmp{Op: expr.CmpOpEq, Register: 1, Data: []byte{unix.IPPROTO_TCP}},
	}
}

func isMarked() []expr.Any {
	return []expr.Any{
		&expr.Meta{Key: expr.MetaKeyMARK, Register: 1},
		&expr.Cmp{Op: expr.CmpOpEq, Register: 1, Data: binaryutil.NativeEndian.PutUint32(applicationMark)},
	}
}

func isFrom(link string) []expr.Any {
	name := make([]byte, unix.IFNAMSIZ)
	copy(name, link)
	return []expr.Any{
		&expr.Meta{Key: expr.MetaKeyIIFNAME, Register: 1},
		&expr.Cmp{Op: expr.CmpOpEq, Register: 1, Data: name},
	}
}

func isTo(address []byte) []expr.Any    { return destination(expr.CmpOpEq, address) }
func isNotTo(address []byte) []expr.Any { return destination(expr.CmpOpNeq, address) }

func destination(operation expr.CmpOp, address []byte) []expr.Any {
	return []expr.Any{
		&expr.Payload{DestRegister: 1, Base: expr.PayloadBaseNetworkHeader, Offset: 16, Len: 4},
		&expr.Cmp{Op: operation, Register: 1, Data: address},
	}
}

func isToPort(port uint16) []expr.Any {
	return []expr.Any{
		&expr.Payload{DestRegister: 1, Base: expr.PayloadBaseTransportHeader, Offset: 2, Len: 2},
		&expr.Cmp{Op: expr.CmpOpEq, Register: 1, Data: binaryutil.BigEndian.PutUint16(port)},
	}
}

func redirectTo(port uint16) []expr.Any {
	return []expr.Any{
		&expr.Immediate{Register: 1, Data: binaryutil.BigEndian.PutUint16(port)},
		&expr.Redir{RegisterProtoMin: 1},
	}
}
