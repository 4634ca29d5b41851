#include "views/inspector/field_text.h"

#include "core/azure/names.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace peerscape::views {

namespace {

QStringList words(const QString& text)
{
    static const QRegularExpression separators(QStringLiteral("[,;\\s]+"));
    return text.split(separators, Qt::SkipEmptyParts);
}

tl::unexpected<Error> invalid(const QString& message)
{
    return fail("InvalidValue", message.toStdString());
}

} // namespace

Text toText(const QString& text)
{
    return Text(text.toStdString());
}

QString prefixesToText(const std::vector<net::Prefix>& prefixes)
{
    QStringList texts;
    for (const net::Prefix& prefix : prefixes)
        texts << QString::fromStdString(prefix.toString());
    return texts.join(QStringLiteral(", "));
}

Result<std::vector<net::Prefix>> prefixesFromText(const QString& text)
{
    std::vector<net::Prefix> prefixes;
    for (const QString& word : words(text)) {
        net::PrefixError error{};
        const auto prefix = net::Prefix::parse(word.toStdString(), &error);
        if (prefix) {
            prefixes.push_back(*prefix);
            continue;
        }
        switch (error) {
        case net::PrefixError::Syntax:
            return invalid(QCoreApplication::translate(
                               "FieldText", "'%1' is not an address prefix such as 10.1.0.0/16.")
                               .arg(word));
        case net::PrefixError::Length:
            return invalid(QCoreApplication::translate("FieldText",
                                                       "The length of '%1' is beyond the address.")
                               .arg(word));
        case net::PrefixError::HostBitsSet: {
            const QString length = word.section(QLatin1Char('/'), 1);
            const auto address =
                net::Address::parse(word.section(QLatin1Char('/'), 0, 0).toStdString());
            const net::Prefix meant = net::Prefix::containing(*address, length.toUInt());
            return invalid(QCoreApplication::translate("FieldText",
                                                       "'%1' is not aligned to its length; %2 is.")
                               .arg(word, QString::fromStdString(meant.toString())));
        }
        }
    }
    return prefixes;
}

QString addressToText(const net::Address& address)
{
    return address.isNone() ? QString() : QString::fromStdString(address.toString());
}

Result<net::Address> addressFromText(const QString& text)
{
    const QString word = text.trimmed();
    if (word.isEmpty())
        return net::Address();
    if (const auto address = net::Address::parse(word.toStdString()))
        return *address;
    return invalid(
        QCoreApplication::translate("FieldText", "'%1' is not an IP address.").arg(word));
}

Result<std::vector<net::Address>> addressesFromText(const QString& text)
{
    std::vector<net::Address> addresses;
    for (const QString& word : words(text)) {
        const auto address = addressFromText(word);
        if (!address)
            return tl::unexpected<Error>(address.error());
        addresses.push_back(*address);
    }
    return addresses;
}

QString groupsToText(const azure::Document& document, const std::vector<AsgId>& groups)
{
    QStringList names;
    for (const AsgId id : groups)
        names << toQString(document.nameOf(id));
    return names.join(QStringLiteral(", "));
}

Result<std::vector<AsgId>> groupsFromText(const azure::Document& document, const QString& text)
{
    std::vector<AsgId> groups;
    for (const Text& name : textsFromText(text)) {
        const auto found = azure::findByName(document, Kind::ApplicationSecurityGroup, name);
        if (!found)
            return tl::unexpected<Error>(found.error());
        groups.push_back(AsgId::of(*found));
    }
    return groups;
}

Result<std::uint32_t> numberFromText(const QString& text)
{
    bool isNumber = false;
    const uint number = text.trimmed().toUInt(&isNumber);
    if (!isNumber)
        return invalid(QCoreApplication::translate("FieldText", "'%1' is not a number.").arg(text));
    return number;
}

QString textsToText(const std::vector<Text>& texts)
{
    QStringList list;
    for (const Text& text : texts)
        list << toQString(text);
    return list.join(QStringLiteral(", "));
}

std::vector<Text> textsFromText(const QString& text)
{
    std::vector<Text> texts;
    for (const QString& word : text.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        if (!word.trimmed().isEmpty())
            texts.push_back(toText(word.trimmed()));
    }
    return texts;
}

} // namespace peerscape::views
