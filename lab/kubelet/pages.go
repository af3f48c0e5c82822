package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"time"
)

const (
	envoyAdmin = 15000
	istiodPort = 8080
)

// page reads a page that a program of the pod shows within the pod alone.
func (p *pod) page(ctx context.Context, port int, path string, into any) error {
	client := http.Client{Timeout: 10 * time.Second, Transport: &http.Transport{
		DisableKeepAlives: true,
		DialContext: func(ctx context.Context, _, _ string) (connection net.Conn, err error) {
			err = p.network.within(func() error {
				connection, err = (&net.Dialer{}).DialContext(ctx, "tcp4", fmt.Sprintf("127.0.0.1:%d", port))
				return err
			})
			return connection, err
		},
	}}
	asked, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://localhost"+path, nil)
	if err != nil {
		return err
	}
	answered, err := client.Do(asked)
	if err != nil {
		return err
	}
	defer answered.Body.Close()
	if answered.StatusCode != http.StatusOK {
		return fmt.Errorf("%s of %s answered with %d", path, p.object.Name, answered.StatusCode)
	}
	return json.NewDecoder(answered.Body).Decode(into)
}

// config is the configuration that the proxy of a workload has.
func (c *cluster) config(ctx context.Context, wanted reference) (dump json.RawMessage, err error) {
	pod, err := c.pods.find(wanted)
	if err != nil {
		return nil, err
	}
	if !pod.hasProxy() {
		return nil, fmt.Errorf("the workload '%s/%s' has no proxy", wanted.Namespace, wanted.Name)
	}
	return dump, pod.page(ctx, envoyAdmin, "/config_dump?include_eds", &dump)
}
