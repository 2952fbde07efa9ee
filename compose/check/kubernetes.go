package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"

	keda "github.com/kedacore/keda/v2/apis/keda/v1alpha1"
	monitoring "github.com/prometheus-operator/prometheus-operator/pkg/apis/monitoring/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/serializer"
	"k8s.io/apimachinery/pkg/util/yaml"
	"k8s.io/client-go/kubernetes/scheme"
)

// kubernetes decodes every document of a file; those of a kind that nobody here defines are refused too.
func kubernetes(name string, text []byte) (int, error) {
	types := runtime.NewScheme()
	for _, add := range []func(*runtime.Scheme) error{scheme.AddToScheme, keda.AddToScheme, monitoring.AddToScheme} {
		if err := add(types); err != nil {
			return 0, err
		}
	}
	decoder := serializer.NewCodecFactory(types, serializer.EnableStrict).UniversalDeserializer()
	documents := yaml.NewYAMLReader(bufio.NewReader(bytes.NewReader(text)))
	var count int
	var wrong []error
	for {
		document, err := documents.Read()
		if errors.Is(err, io.EOF) {
			return count, errors.Join(wrong...)
		}
		if err != nil {
			return count, err
		}
		if len(bytes.TrimSpace(document)) == 0 {
			continue
		}
		if _, _, err := decoder.Decode(document, nil, nil); err != nil {
			wrong = append(wrong, fmt.Errorf("%s: document %d: %w", name, count+1, err))
		}
		count++
	}
}
