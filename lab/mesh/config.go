package main

import (
	"encoding/json"

	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/types/known/structpb"
	"istio.io/istio/pilot/pkg/model"
	"istio.io/istio/pkg/spiffe"
)

// node is a proxy as it presents itself.
type node struct {
	ID       string           `json:"id"`
	Metadata *structpb.Struct `json:"-"`
	Identity string           `json:"identity"`
}

// UnmarshalJSON reads the metadata as Envoy would send it.
func (n *node) UnmarshalJSON(text []byte) error {
	read := struct {
		ID       string         `json:"id"`
		Metadata map[string]any `json:"metadata"`
		Identity string         `json:"identity"`
	}{}
	if err := json.Unmarshal(text, &read); err != nil {
		return err
	}
	metadata, err := structpb.NewStruct(read.Metadata)
	*n = node{ID: read.ID, Metadata: metadata, Identity: read.Identity}
	return err
}

// configuration is what a proxy is sent.
type configuration struct {
	Listeners []json.RawMessage `json:"listeners"`
	Routes    []json.RawMessage `json:"routes"`
	Clusters  []json.RawMessage `json:"clusters"`
	Endpoints []json.RawMessage `json:"endpoints"`
}

// configOf generates what a proxy would be sent, whether there is one or not.
func (m *mesh) configOf(asked node) (*configuration, error) {
	metadata, err := model.ParseMetadata(asked.Metadata)
	if err != nil {
		return nil, err
	}
	proxy, err := model.ParseServiceNodeWithMetadata(asked.ID, metadata)
	if err != nil {
		return nil, err
	}
	identity, err := spiffe.ParseIdentity(asked.Identity)
	if err != nil {
		return nil, err
	}
	proxy.ConfigNamespace = model.GetProxyConfigNamespace(proxy)
	proxy.Labels = metadata.Labels
	proxy.VerifiedIdentity = &identity
	proxy = m.server.SetupProxy(proxy)
	listeners := m.server.Listeners(proxy)
	given := &configuration{}
	given.Listeners, err = encoded(listeners, err)
	given.Routes, err = encoded(m.server.RoutesFromListeners(proxy, listeners), err)
	given.Clusters, err = encoded(m.server.Clusters(proxy), err)
	given.Endpoints, err = encoded(m.server.Endpoints(proxy), err)
	return given, err
}

func encoded[Message proto.Message](messages []Message, err error) ([]json.RawMessage, error) {
	texts := []json.RawMessage{}
	for _, one := range messages {
		if err != nil {
			break
		}
		var text []byte
		text, err = protojson.Marshal(one)
		texts = append(texts, text)
	}
	return texts, err
}
