package main

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"strings"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials"
	"google.golang.org/grpc/metadata"
	istioca "istio.io/api/security/v1alpha1"
	"istio.io/istio/security/pkg/pki/util"
	corev1 "k8s.io/api/core/v1"
)

const (
	certificateAuthority = "istiod.istio-system.svc"
	identitySeconds      = 3600
)

// certificate has istiod certify who the pod is, as ztunnel does for pods without a sidecar.
func (p *pod) certificate(ctx context.Context) (*tls.Config, error) {
	roots, err := p.fromConfigMap("istio-ca-root-cert", nil)
	if err != nil {
		return nil, err
	}
	trusted := x509.NewCertPool()
	trusted.AppendCertsFromPEM(roots["root-cert.pem"])
	seconds := int64(identitySeconds)
	tokens, err := p.token(&corev1.ServiceAccountTokenProjection{Audience: "istio-ca", ExpirationSeconds: &seconds, Path: "token"})
	if err != nil {
		return nil, err
	}
	name := fmt.Sprintf("spiffe://%s/ns/%s/sa/%s", domain, p.object.Namespace, p.object.Spec.ServiceAccountName)
	wanted, key, err := util.GenCSR(util.CertOptions{Host: name, ECSigAlg: util.EcdsaSigAlg})
	if err != nil {
		return nil, err
	}
	chain, err := p.sign(ctx, trusted, string(tokens["token"]), string(wanted))
	if err != nil {
		return nil, err
	}
	own, err := tls.X509KeyPair([]byte(strings.Join(chain, "")), key)
	// The other side is known by a name of its own kind, and by the address that it was found at.
	return &tls.Config{Certificates: []tls.Certificate{own}, InsecureSkipVerify: true, NextProtos: []string{"h2"}}, err
}

// sign asks istiod for a certificate.
func (p *pod) sign(ctx context.Context, trusted *x509.CertPool, token, wanted string) ([]string, error) {
	addresses := p.lookup(certificateAuthority + "." + domain)
	if len(addresses) == 0 {
		return nil, errors.New("istiod has no Service")
	}
	secured := credentials.NewTLS(&tls.Config{RootCAs: trusted, ServerName: certificateAuthority})
	authority, err := grpc.NewClient(net.JoinHostPort(addresses[0].String(), "15012"), grpc.WithTransportCredentials(secured))
	if err != nil {
		return nil, err
	}
	defer authority.Close()
	ctx = metadata.AppendToOutgoingContext(ctx, "authorization", "Bearer "+token)
	answered, err := istioca.NewIstioCertificateServiceClient(authority).CreateCertificate(ctx, &istioca.IstioCertificateRequest{
		Csr: wanted, ValidityDuration: identitySeconds,
	})
	return answered.GetCertChain(), err
}
