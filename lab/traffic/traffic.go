// Package traffic has both ends of the lab's traffic: programs of pods that answer who they are, and a client that tells
// what became of a request. Neither knows of proxies.
package traffic

// Identity tells one program of the mesh from the others.
type Identity struct {
	Service string `json:"service"`
	Version string `json:"version"`
	Pod     string `json:"pod"`
}

// Protocols, as a program recognizes them and as a client may ask for them.
const (
	HTTP1 = "http/1.1"
	HTTP2 = "http/2"
	GRPC  = "grpc"
	TCP   = "tcp"
)

// Seen is what a program saw of a request, and who it is: the body of its answer, one line of JSON.
type Seen struct {
	Identity
	Protocol string `json:"protocol"`
	Method   string `json:"method,omitempty"`
	Path     string `json:"path,omitempty"`
	// Headers in lower case, the values of one joined by commas.
	Headers map[string]string `json:"headers,omitempty"`
	// Body is the request's, or with TCP the line that was read.
	Body string   `json:"body,omitempty"`
	TLS  *SeenTLS `json:"tls,omitempty"`
}

// SeenTLS is what a program saw of the TLS that it ended itself.
type SeenTLS struct {
	SNI  string `json:"sni,omitempty"`
	ALPN string `json:"alpn,omitempty"`
	// Peer is the first name in the client's certificate.
	Peer string `json:"peer,omitempty"`
}

// Request is what a client sends.
type Request struct {
	// Protocol is HTTP1 when empty.
	Protocol string `json:"protocol"`
	TLS      *TLS   `json:"tls"`
	// Method is GET when empty. A call of gRPC has none.
	Method string `json:"method"`
	// Host is the authority, 'lab' when empty.
	Host string `json:"host"`
	// Path may have a query. With gRPC it is '/package.Service/Method'.
	Path    string            `json:"path"`
	Headers map[string]string `json:"headers"`
	// Body is what is sent; with TCP one line.
	Body string `json:"body"`
}

// TLS is how a client opens a connection.
type TLS struct {
	// ServerName is sent as SNI. Nothing is sent when it is empty.
	ServerName string `json:"serverName"`
	// ALPN is that of the protocol when nil.
	ALPN []string `json:"alpn"`
	// Certificate and Key are the client's, in PEM.
	Certificate string `json:"certificate"`
	Key         string `json:"key"`
	// Authority in PEM has signed the server's certificate, which may be any when this is empty.
	Authority string `json:"authority"`
}

// Answer is what became of a request: an answer, or else an error.
type Answer struct {
	// Status is that of HTTP; none with TCP.
	Status  int               `json:"status,omitempty"`
	Headers map[string]string `json:"headers,omitempty"`
	// Body is the text that came; nothing where Seen has it.
	Body string `json:"body,omitempty"`
	// Seen is there where a program of this package answered.
	Seen *Seen `json:"seen,omitempty"`
	// GRPC is the status of a call.
	GRPC  *GRPCStatus `json:"grpc,omitempty"`
	Error *Failure    `json:"error,omitempty"`
	// ServerNames are those in the server's certificate.
	ServerNames []string `json:"serverNames,omitempty"`
}

// GRPCStatus is what a call of gRPC ended with.
type GRPCStatus struct {
	Code    int    `json:"code"`
	Message string `json:"message,omitempty"`
}

// Failure is a request that got no answer.
type Failure struct {
	Kind    FailureKind `json:"kind"`
	Message string      `json:"message"`
}

// FailureKind tells failures apart without their text.
type FailureKind string

const (
	// Refused is a port where nobody listens.
	Refused FailureKind = "refused"
	// Closed is a connection that ended, by a reset or not, before there was an answer.
	Closed FailureKind = "closed"
	// BadTLS is a handshake that one side broke off.
	BadTLS FailureKind = "tls"
	// TimedOut is a request without an answer in time.
	TimedOut FailureKind = "timeout"
	// Other is what the client could not send or read.
	Other FailureKind = "other"
)
