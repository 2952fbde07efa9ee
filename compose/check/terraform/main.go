// Stands for a provider of Terraform, so that a module can be validated, planned and "applied" where no registry and no cloud is: it has
// the resources of a schema in the form of `terraform providers schema -json` (beside this file: extract.py) and takes what is written
// for what there is; what a provider computes is made up. It makes nothing and asks nobody.
//
//	STANDIN_SCHEMAS=FOLDER terraform-provider-aws      (started by Terraform)
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6/tf6server"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

type attribute struct {
	Type                         json.RawMessage
	Optional, Required, Computed bool
}

type nested struct {
	Block block
}

type block struct {
	Attributes map[string]attribute
	BlockTypes map[string]nested `json:"block_types"`
}

type schema struct {
	Block block
}

type provider struct {
	tfprotov6.ProviderServer // what Terraform does not ask of a plan
	schemas                  *tfprotov6.GetProviderSchemaResponse
}

func main() {
	if err := serve(os.Args[0]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// serve answers for the one provider of the folder of schemas that the program is named after: terraform-provider-NAME.
func serve(program string) error {
	name := program[len(program)-len("aws"):]
	if name != "aws" {
		name = "google"
	}
	text, err := os.ReadFile(os.Getenv("STANDIN_SCHEMAS") + "/" + name + ".json")
	if err != nil {
		return err
	}
	var whole struct {
		Schemas map[string]struct {
			Resources map[string]schema `json:"resource_schemas"`
			Data      map[string]schema `json:"data_source_schemas"`
		} `json:"provider_schemas"`
	}
	if err := json.Unmarshal(text, &whole); err != nil {
		return err
	}
	address := "registry.terraform.io/hashicorp/" + name
	known := whole.Schemas[address]
	made := &tfprotov6.GetProviderSchemaResponse{
		ServerCapabilities: &tfprotov6.ServerCapabilities{GetProviderSchemaOptional: true},
		Provider:           &tfprotov6.Schema{Block: &tfprotov6.SchemaBlock{}},
		ResourceSchemas:    all(known.Resources),
		DataSourceSchemas:  all(known.Data),
	}
	return tf6server.Serve(address, func() tfprotov6.ProviderServer { return &provider{schemas: made} })
}

func all(schemas map[string]schema) map[string]*tfprotov6.Schema {
	made := map[string]*tfprotov6.Schema{}
	for name, one := range schemas {
		made[name] = &tfprotov6.Schema{Block: one.Block.told()}
	}
	return made
}

func (b block) told() *tfprotov6.SchemaBlock {
	made := &tfprotov6.SchemaBlock{}
	for name, one := range b.Attributes {
		kind, err := tftypes.ParseJSONType(one.Type) //nolint:staticcheck // the one reader of this form
		if err != nil {
			panic(fmt.Sprintf("%s: %v", name, err))
		}
		made.Attributes = append(made.Attributes, &tfprotov6.SchemaAttribute{
			Name: name, Type: kind, Optional: one.Optional, Required: one.Required, Computed: one.Computed,
		})
	}
	for name, one := range b.BlockTypes {
		made.BlockTypes = append(made.BlockTypes, &tfprotov6.SchemaNestedBlock{
			TypeName: name, Block: one.Block.told(), Nesting: tfprotov6.SchemaNestedBlockNestingModeList,
		})
	}
	return made
}

func (p *provider) GetMetadata(context.Context, *tfprotov6.GetMetadataRequest) (*tfprotov6.GetMetadataResponse, error) {
	made := &tfprotov6.GetMetadataResponse{ServerCapabilities: p.schemas.ServerCapabilities}
	for name := range p.schemas.ResourceSchemas {
		made.Resources = append(made.Resources, tfprotov6.ResourceMetadata{TypeName: name})
	}
	for name := range p.schemas.DataSourceSchemas {
		made.DataSources = append(made.DataSources, tfprotov6.DataSourceMetadata{TypeName: name})
	}
	return made, nil
}

func (p *provider) GetProviderSchema(context.Context, *tfprotov6.GetProviderSchemaRequest) (*tfprotov6.GetProviderSchemaResponse, error) {
	return p.schemas, nil
}

func (p *provider) GetResourceIdentitySchemas(context.Context, *tfprotov6.GetResourceIdentitySchemasRequest) (*tfprotov6.GetResourceIdentitySchemasResponse, error) {
	return &tfprotov6.GetResourceIdentitySchemasResponse{}, nil
}

func (p *provider) ValidateProviderConfig(_ context.Context, asked *tfprotov6.ValidateProviderConfigRequest) (*tfprotov6.ValidateProviderConfigResponse, error) {
	return &tfprotov6.ValidateProviderConfigResponse{PreparedConfig: asked.Config}, nil
}

func (p *provider) ConfigureProvider(context.Context, *tfprotov6.ConfigureProviderRequest) (*tfprotov6.ConfigureProviderResponse, error) {
	return &tfprotov6.ConfigureProviderResponse{}, nil
}

func (p *provider) StopProvider(context.Context, *tfprotov6.StopProviderRequest) (*tfprotov6.StopProviderResponse, error) {
	return &tfprotov6.StopProviderResponse{}, nil
}

func (p *provider) ValidateResourceConfig(context.Context, *tfprotov6.ValidateResourceConfigRequest) (*tfprotov6.ValidateResourceConfigResponse, error) {
	return &tfprotov6.ValidateResourceConfigResponse{}, nil
}

func (p *provider) ValidateDataResourceConfig(context.Context, *tfprotov6.ValidateDataResourceConfigRequest) (*tfprotov6.ValidateDataResourceConfigResponse, error) {
	return &tfprotov6.ValidateDataResourceConfigResponse{}, nil
}

// A plan of what is made: what is computed and not written is unknown.
func (p *provider) PlanResourceChange(_ context.Context, asked *tfprotov6.PlanResourceChangeRequest) (*tfprotov6.PlanResourceChangeResponse, error) {
	planned, err := filled(p.schemas.ResourceSchemas[asked.TypeName], asked.ProposedNewState, func(kind tftypes.Type, _ string) tftypes.Value {
		return tftypes.NewValue(kind, tftypes.UnknownValue)
	})
	return &tfprotov6.PlanResourceChangeResponse{PlannedState: planned}, err
}

// What there is afterwards is what was planned; what was unknown has a value in the form that it would have, so that policies which
// name it can be judged.
func (p *provider) ApplyResourceChange(_ context.Context, asked *tfprotov6.ApplyResourceChangeRequest) (*tfprotov6.ApplyResourceChangeResponse, error) {
	schema := p.schemas.ResourceSchemas[asked.TypeName]
	state, err := filled(schema, asked.PlannedState, func(kind tftypes.Type, name string) tftypes.Value {
		switch {
		case !kind.Is(tftypes.String):
			return tftypes.NewValue(kind, nil)
		case name == "arn":
			return tftypes.NewValue(kind, "arn:aws:made:eu-west-1:123456789012:"+asked.TypeName)
		default:
			return tftypes.NewValue(kind, asked.TypeName+"-"+name)
		}
	})
	return &tfprotov6.ApplyResourceChangeResponse{NewState: state}, err
}

func (p *provider) UpgradeResourceState(_ context.Context, asked *tfprotov6.UpgradeResourceStateRequest) (*tfprotov6.UpgradeResourceStateResponse, error) {
	kind := p.schemas.ResourceSchemas[asked.TypeName].ValueType()
	value, err := asked.RawState.Unmarshal(kind)
	if err != nil {
		return nil, err
	}
	state, err := tfprotov6.NewDynamicValue(kind, value)
	return &tfprotov6.UpgradeResourceStateResponse{UpgradedState: &state}, err
}

// What a cloud would say of itself; a plan needs it known.
func (p *provider) ReadDataSource(_ context.Context, asked *tfprotov6.ReadDataSourceRequest) (*tfprotov6.ReadDataSourceResponse, error) {
	answers := map[string]string{"account_id": "123456789012", "partition": "aws", "number": "123456789012"}
	state, err := filled(p.schemas.DataSourceSchemas[asked.TypeName], asked.Config, func(kind tftypes.Type, name string) tftypes.Value {
		if answer, known := answers[name]; known && kind.Is(tftypes.String) {
			return tftypes.NewValue(kind, answer)
		}
		return tftypes.NewValue(kind, nil)
	})
	return &tfprotov6.ReadDataSourceResponse{State: state}, err
}

// filled is a value with what the provider computes put where nothing is written.
func filled(schema *tfprotov6.Schema, value *tfprotov6.DynamicValue, put func(tftypes.Type, string) tftypes.Value) (*tfprotov6.DynamicValue, error) {
	kind := schema.ValueType()
	written, err := value.Unmarshal(kind)
	if err != nil || written.IsNull() {
		return value, err
	}
	var fields map[string]tftypes.Value
	if err := written.As(&fields); err != nil {
		return nil, err
	}
	for _, one := range schema.Block.Attributes {
		if one.Computed && (fields[one.Name].IsNull() || !fields[one.Name].IsKnown()) {
			fields[one.Name] = put(one.Type, one.Name)
		}
	}
	made, err := tfprotov6.NewDynamicValue(kind, tftypes.NewValue(kind, fields))
	return &made, err
}
