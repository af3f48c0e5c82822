package traffic

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"
)

// Credentials are a certificate, its key, and what has signed it, all in PEM.
type Credentials struct {
	Certificate string `json:"certificate"`
	Key         string `json:"key"`
	Authority   string `json:"authority"`
}

// Authority signs certificates. Each has its own root.
type Authority struct {
	root   *x509.Certificate
	key    *ecdsa.PrivateKey
	lock   sync.Mutex
	issued map[string]*tls.Certificate
}

// NewAuthority makes a root.
func NewAuthority() (*Authority, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	template := leaf("lab")
	template.IsCA, template.KeyUsage, template.BasicConstraintsValid = true, x509.KeyUsageCertSign, true
	der, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		return nil, err
	}
	root, err := x509.ParseCertificate(der)
	return &Authority{root: root, key: key, issued: map[string]*tls.Certificate{}}, err
}

// PEM is the root.
func (a *Authority) PEM() string {
	return encode("CERTIFICATE", a.root.Raw)
}

// Issue gives a certificate for a host, or for an identity that is a URI, good for servers and clients.
func (a *Authority) Issue(name string) (*tls.Certificate, error) {
	a.lock.Lock()
	defer a.lock.Unlock()
	if known, exists := a.issued[name]; exists {
		return known, nil
	}
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	template := leaf(name)
	if uri, err := url.Parse(name); err == nil && strings.Contains(name, "://") {
		template.URIs = []*url.URL{uri}
	} else if name != "" {
		template.DNSNames = []string{name}
	}
	der, err := x509.CreateCertificate(rand.Reader, template, a.root, key.Public(), a.key)
	if err != nil {
		return nil, err
	}
	issued := &tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}
	a.issued[name] = issued
	return issued, nil
}

// Credentials is Issue in PEM.
func (a *Authority) Credentials(name string) (Credentials, error) {
	issued, err := a.Issue(name)
	if err != nil {
		return Credentials{}, err
	}
	key, err := x509.MarshalPKCS8PrivateKey(issued.PrivateKey)
	return Credentials{
		Certificate: encode("CERTIFICATE", issued.Certificate[0]),
		Key:         encode("PRIVATE KEY", key),
		Authority:   a.PEM(),
	}, err
}

// namesOf is what a certificate is for, and there is always one.
func namesOf(certificate *x509.Certificate) []string {
	names := slices.Clone(certificate.DNSNames)
	for _, uri := range certificate.URIs {
		names = append(names, uri.String())
	}
	return append(names, certificate.Subject.CommonName)
}

func leaf(name string) *x509.Certificate {
	now := time.Now()
	return &x509.Certificate{
		SerialNumber: big.NewInt(now.UnixNano()),
		Subject:      pkix.Name{CommonName: name},
		NotBefore:    now.Add(-time.Hour),
		NotAfter:     now.Add(24 * time.Hour),
		KeyUsage:     x509.KeyUsageDigitalSignature,
		ExtKeyUsage:  []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth, x509.ExtKeyUsageClientAuth},
	}
}

func encode(kind string, der []byte) string {
	return string(pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der}))
}
