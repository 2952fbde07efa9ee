/*
Site configuration of web apps, function apps and slots: within the site, or as the configuration `web` by itself. A live site
answers most of it only through that configuration; a template leaves what it does not say as it is, which for a new site is
the default.
  minimum_tls            1.0, 1.1, 1.2, 1.3
  http2                  HTTP/2 is spoken (template default: false)
  ftps_state             AllAllowed, FtpsOnly, Disabled
  remote_debugging       a debugger may attach (template default: false)
  cors_origins           list of origins whose scripts may call (template default: empty)
  always_on              the app is kept loaded (template default: false)
  health_check           path that is asked whether the app lives; the empty text: none (template default: none)
  http_logging           requests are logged (template default: false)
  detailed_errors        error pages are kept (template default: false)
  failed_requests        failed requests are traced (template default: false)
  public_network_access  Enabled, Disabled (template default: Enabled)
  dotnet                 version of .NET that is chosen; the empty text: none. v4.0 is .NET Framework 4.8, which a Windows app has
                         whatever its stack
  php                    version of PHP that is chosen; the empty text: none
  python                 version of Python that is chosen; the empty text: none
  java                   version of Java that is chosen; the empty text: none
  node                   version of Node.js that is chosen; the empty text: none
  linux                  it runs on Linux; NULL: not said
  function_app           it is a function app; NULL: not said
  workers                number of workers of the app (template default: 1)
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/app_service
  https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/app_service_slot
  https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/function_app
*/
