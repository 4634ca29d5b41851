#pragma once

#include "views/inspector/object_fields.h"

/// The fields of each kind, in the order in which the inspector shows them. Used by makeObjectForm
/// only.
namespace peerscape::views {

/// Translates in the context that lupdate finds for a function of this namespace. Templates here
/// say `typename`: lupdate takes `class R` for the beginning of a class.
[[nodiscard]] inline QString tr(const char* text)
{
    return QCoreApplication::translate("peerscape::views", text);
}

/// The name, as a rename; only for a single object.
template<typename R>
void addNameField(ObjectFields<R>& fields)
{
    if (fields.several())
        return;
    fields.form().addText(
        {tr("Name"), QStringLiteral("name")},
        [first = fields.first()](const azure::Document& document) {
            return toQString(document.nameOf(first()));
        },
        [first = fields.first()](const azure::Document& document, const QString& name) {
            return edit::rename(document, first(), name.trimmed().toStdString());
        });
}

/// Regions that people use, by Azure's name and the portal's words.
[[nodiscard]] std::vector<std::pair<QString, QString>> usualRegions();

/// Name, resource group and region: what every grouped resource has.
template<typename R>
void addGroupedFields(ObjectFields<R>& fields)
{
    addNameField(fields);
    fields.reference(tr("Resource group"), &R::resourceGroup, false);
    fields.suggestion(tr("Region"), &R::location, usualRegions());
}

/// The objects of a kind that refer to this one, as text.
template<typename R>
void addUsers(ObjectFields<R>& fields, const QString& label, Kind kind)
{
    fields.value({label}, [kind](const azure::Document& document, Id<R::kKind> id) {
        QStringList names;
        for (const ObjectId user : document.referrers(id, kind))
            names << QString::fromStdString(azure::displayName(document, user));
        return names.isEmpty() ? tr("none") : names.join(QLatin1Char('\n'));
    });
}

/// A column whose cells name an object of a kind, or nothing.
template<Kind K>
[[nodiscard]] Form::Column referenceColumn(const QString& title, int width)
{
    return {title, width, [](const azure::Document& document) {
                QStringList names{QString()};
                forEachOf<K>(document, [&](ObjectId id) {
                    names << QString::fromStdString(azure::displayName(document, id));
                });
                return names;
            }};
}
/// A column whose cells are one of a few words.
[[nodiscard]] inline Form::Column wordColumn(const QString& title, int width,
                                             const QStringList& words)
{
    return {title, width, [words](const azure::Document&) { return words; }};
}

/// The name of a referred object in such a cell; empty for none.
[[nodiscard]] inline QString cellOf(const azure::Document& document, ObjectId id)
{
    return id ? QString::fromStdString(azure::displayName(document, id)) : QString();
}
/// The object that such a cell names.
template<Kind K>
[[nodiscard]] Result<Id<K>> fromCell(const azure::Document& document, const QString& cell)
{
    if (cell.isEmpty())
        return Id<K>();
    const Result<ObjectId> found = azure::findByName(document, K, cell.toStdString());
    if (!found)
        return tl::unexpected<Error>(found.error());
    return Id<K>::of(*found);
}

/// What stood in row `index` before an edit, so that what no cell shows is kept: the element of
/// that name, or in that place when it is only renamed; a new one for a row that was added.
template<class List>
[[nodiscard]] auto rowBefore(const List& before, const Form::Rows& rows, std::size_t index)
{
    using Element = typename List::value_type;
    const Text name = toText(rows[index].value(0));
    for (const Element& element : before) {
        if (element.name == name)
            return element;
    }
    return rows.size() == before.size() ? before[index] : Element();
}

/// Rows of one such cell as a list of objects; an empty row is one that is still being filled.
template<Kind K>
[[nodiscard]] Result<void> setReferences(const azure::Document& document, std::vector<Id<K>>& ids,
                                         const Form::Rows& rows)
{
    std::vector<Id<K>> read;
    for (const QStringList& cells : rows) {
        const Result<Id<K>> id = fromCell<K>(document, cells.value(0));
        if (!id)
            return tl::unexpected<Error>(id.error());
        if (*id)
            read.push_back(*id);
    }
    ids = std::move(read);
    return {};
}

void addVnetFields(ObjectFields<azure::VirtualNetwork> fields);
void addSubnetFields(ObjectFields<azure::Subnet> fields);
void addPeeringFields(ObjectFields<azure::Peering> fields);
/// What a side of a peering has beyond its name and its four flags.
void addPeeringDetails(ObjectFields<azure::Peering> fields);
void addRouteTableFields(ObjectFields<azure::RouteTable> fields);
void addNsgFields(ObjectFields<azure::NetworkSecurityGroup> fields);
void addAsgFields(ObjectFields<azure::ApplicationSecurityGroup> fields);
void addNicFields(ObjectFields<azure::NetworkInterface> fields);
void addVmFields(ObjectFields<azure::VirtualMachine> fields);
void addPrivateEndpointFields(ObjectFields<azure::PrivateEndpoint> fields);
void addFirewallFields(ObjectFields<azure::AzureFirewall> fields);
void addBastionFields(ObjectFields<azure::BastionHost> fields);
void addLoadBalancerFields(ObjectFields<azure::LoadBalancer> fields);
void addGatewayFields(ObjectFields<azure::VirtualNetworkGateway> fields);
void addSiteFields(ObjectFields<azure::LocalNetworkGateway> fields);
void addConnectionFields(ObjectFields<azure::Connection> fields);
void addCircuitFields(ObjectFields<azure::ExpressRouteCircuit> fields);
void addRouteServerFields(ObjectFields<azure::RouteServer> fields);
void addPublicIpFields(ObjectFields<azure::PublicIpAddress> fields);
void addNatGatewayFields(ObjectFields<azure::NatGateway> fields);
void addUnknownFields(ObjectFields<azure::UnknownResource> fields);
void addNoteFields(ObjectFields<azure::Note> fields);
void addSubscriptionFields(ObjectFields<azure::Subscription> fields);
void addResourceGroupFields(ObjectFields<azure::ResourceGroup> fields);

} // namespace peerscape::views
