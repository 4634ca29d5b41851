#include "tests/fuzz/exercise_document.h"

#include "core/shell/session.h"

#include <cstdlib>

namespace peerscape::fuzz {

namespace {

azure::Document made()
{
    shell::Session session;
    for (const char* line : {
             "az group create -n rg -l northeurope",
             "az network nsg create -g rg -n guard",
             "az network nsg rule create -g rg --nsg-name guard -n web --priority 200",
             "az network route-table create -g rg -n ways",
             "az network route-table route create -g rg --route-table-name ways -n out "
             "--address-prefix 0.0.0.0/0 --next-hop-type VirtualAppliance --next-hop-ip-address "
             "10.1.0.4",
             "az network vnet create -g rg -n A --address-prefixes 10.1.0.0/16 --subnet-name s "
             "--nsg guard",
             "az network vnet create -g rg -n B --address-prefixes 10.2.0.0/16 --subnet-name s",
             "az network vnet subnet update -g rg --vnet-name B -n s --route-table ways",
             "az network vnet peering create -g rg -n AB --vnet-name A --remote-vnet B "
             "--allow-vnet-access",
             "az network vnet peering create -g rg -n BA --vnet-name B --remote-vnet A "
             "--allow-vnet-access",
             "az vm create -g rg -n a --vnet-name A --subnet s --image Ubuntu2204 "
             "--admin-username azureuser --admin-password Passw0rd-2024",
             "az vm create -g rg -n b --vnet-name B --subnet s --image Win2022Datacenter "
             "--admin-username azureuser --admin-password Passw0rd-2024",
         }) {
        static_cast<void>(session.feed(line));
        if (session.status() != 0)
            std::abort(); // the targets would look at less than they say
    }
    return session.document();
}

} // namespace

const azure::Document& exerciseDocument()
{
    static const azure::Document document = made();
    return document;
}

} // namespace peerscape::fuzz
