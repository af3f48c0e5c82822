package main

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// until asks again as long as something is missing, and tells what was missing last.
func until(ctx context.Context, done func(context.Context) error) error {
	for {
		err := done(ctx)
		if err == nil {
			return nil
		}
		var last refused
		if errors.As(err, &last) {
			return err
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("gave up waiting: %w", err)
		case <-time.After(5 * time.Millisecond):
		}
	}
}

// refused is what no waiting will change.
type refused struct{ error }

func pause(ctx context.Context, length time.Duration) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(length):
		return nil
	}
}
