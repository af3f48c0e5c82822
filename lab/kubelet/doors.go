package main

import (
	"bufio"
	"io"
	"net"
	"strings"
)

// openDoor lets others into this network, through a socket in the file system: who connects names an address in the first
// line, and is connected to it.
func openDoor(path string) error {
	door, err := net.Listen("unix", path)
	if err != nil {
		return err
	}
	go func() {
		for {
			visitor, err := door.Accept()
			if err != nil {
				return
			}
			go lead(visitor)
		}
	}()
	return nil
}

func lead(visitor net.Conn) {
	defer visitor.Close()
	from := bufio.NewReader(visitor)
	where, err := from.ReadString('\n')
	if err != nil {
		return
	}
	host, err := net.Dial("tcp4", strings.TrimSpace(where))
	if err != nil {
		return
	}
	defer host.Close()
	go func() {
		io.Copy(host, from)
		host.(*net.TCPConn).CloseWrite()
	}()
	io.Copy(visitor, host)
}
