// Reads what is deployed with the readers of those who define it: a Compose file with the loader of Docker Compose, Kubernetes
// manifests into the API's own Go types, strictly: a field that does not exist, or of another type, is refused.
//
//	check compose compose/compose.yaml
//	check kubernetes manifests.yaml…
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/compose-spec/compose-go/v2/cli"
)

func main() {
	if len(os.Args) < 3 {
		fmt.Fprintln(os.Stderr, "usage: check compose|kubernetes FILE…")
		os.Exit(2)
	}
	var err error
	switch os.Args[1] {
	case "compose":
		err = compose(os.Args[2:])
	case "kubernetes":
		err = each(os.Args[2:], kubernetes)
	default:
		err = fmt.Errorf("no such check: %s", os.Args[1])
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func compose(files []string) error {
	options, err := cli.NewProjectOptions(files, cli.WithOsEnv, cli.WithName("tripline"), cli.WithProfiles([]string{"*"}))
	if err != nil {
		return err
	}
	project, err := options.LoadProject(context.Background())
	if err != nil {
		return err
	}
	fmt.Printf("compose: %d services hold\n", len(project.Services))
	return nil
}

func each(files []string, check func(name string, text []byte) (int, error)) error {
	var wrong []error
	for _, name := range files {
		text, err := os.ReadFile(name)
		if name == "-" {
			text, err = io.ReadAll(os.Stdin)
		}
		if err != nil {
			return err
		}
		count, err := check(name, text)
		wrong = append(wrong, err)
		fmt.Printf("kubernetes: %s: %d objects read\n", name, count)
	}
	return errors.Join(wrong...)
}
