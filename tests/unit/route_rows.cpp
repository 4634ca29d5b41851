#include "tests/unit/route_rows.h"

#include "core/write/route_tables.h"

namespace peerscape::test {

QStringList rows(NetworkBuilder& net, SubnetId subnet, const char* type)
{
    const route::EffectiveRouteTable table = route::RouteEngine(net.document()).table(subnet);
    QStringList lines;
    for (const QString& line :
         QString::fromStdString(write::writeRouteTable(table, write::TableFormat::AzTable))
             .split(QLatin1Char('\n'))
             .mid(2)) {
        const QString text = line.simplified();
        if (!text.isEmpty()
            && (type == nullptr || text.split(QLatin1Char(' ')).contains(QLatin1String(type))))
            lines << text;
    }
    return lines;
}

QStringList lines(std::initializer_list<const char*> texts)
{
    QStringList list;
    for (const char* text : texts)
        list << QString::fromUtf8(text);
    return list;
}

route::NextHop hop(NetworkBuilder& net, SubnetId subnet, std::string_view to)
{
    return route::selectNextHop(route::RouteEngine(net.document()).table(subnet),
                                test::address(to));
}

std::string_view hopType(NetworkBuilder& net, SubnetId subnet, std::string_view to)
{
    return toString(hop(net, subnet, to).type);
}

} // namespace peerscape::test
