package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"syscall"

	"cdk8s-istio/lab/program"
)

// programs are those of the node and of pods. Each writes into a log of its own.
type programs struct {
	folder string
}

func newPrograms(folder string) *programs {
	return &programs{folder: folder}
}

// command is how a program is started. Its name is that of its log.
type command struct {
	Name      string   `json:"name"`
	Path      string   `json:"path"`
	Arguments []string `json:"arguments"`
	// Environment in the form 'NAME=value'. Nothing of the kubelet's own is handed on.
	Environment []string `json:"environment"`
	folder      string
}

type running struct {
	command command
	process *os.Process
	ended   chan struct{}
}

// start runs a program until the end of the lab, which hears of it when it ends before.
func (p *programs) start(it command) (any, error) {
	started, err := p.run(it)
	if err == nil {
		go p.report(started)
	}
	return nil, err
}

func (p *programs) run(it command) (*running, error) {
	log, err := os.Create(p.logOf(it.Name))
	if err != nil {
		return nil, err
	}
	defer log.Close()
	process := &exec.Cmd{
		Path: it.Path, Args: append([]string{it.Path}, it.Arguments...), Env: it.Environment, Dir: it.folder,
		Stdout: log, Stderr: log,
		// What it starts itself is ended with it.
		SysProcAttr: &syscall.SysProcAttr{Setpgid: true},
	}
	if err := process.Start(); err != nil {
		return nil, err
	}
	started := &running{command: it, process: process.Process, ended: make(chan struct{})}
	go func() {
		process.Wait()
		close(started.ended)
	}()
	return started, nil
}

func (p *programs) logOf(name string) string {
	return filepath.Join(p.folder, name+".log")
}

func (p *programs) report(it *running) {
	<-it.ended
	program.Say(map[string]string{"ended": it.command.Name})
}

// end ends a program and all that it started. There is nothing in them to be saved.
func (r *running) end() {
	group := -r.process.Pid
	syscall.Kill(group, syscall.SIGKILL)
	<-r.ended
	// What has lost its parent is ours.
	for {
		if _, err := syscall.Wait4(group, nil, 0, nil); err != nil {
			return
		}
	}
}

func (r *running) hasEnded() bool {
	select {
	case <-r.ended:
		return true
	default:
		return false
	}
}
