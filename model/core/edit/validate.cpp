#include "core/edit/validate.h"

#include "core/edit/overlaps.h"
#include "core/edit/rules.h"

namespace peerscape::edit {

namespace rules {

void checkAll(const View& view, ObjectId id, Errors& errors)
{
    if (!view.document.contains(id))
        return;
    checkObject(view, id, errors);
    if (const PeeringId peering = PeeringId::of(id)) {
        checkPeeredOverlap(view, peering, errors);
        checkNeighbourOverlap(view, peering, errors);
    }
    checkAddressClash(view, id, errors);
    checkNameTaken(view, id, errors);
    checkCount(view, id, errors);
}

} // namespace rules

std::vector<Error> validate(const azure::Document& document, ObjectId id)
{
    std::vector<Error> errors;
    rules::checkAll({document, {}}, id, errors);
    return errors;
}

Result<net::Prefix> readPrefix(std::string_view text)
{
    net::PrefixError why = net::PrefixError::Syntax;
    const auto prefix = net::Prefix::parse(text, &why);
    if (prefix)
        return *prefix;
    switch (why) {
    case net::PrefixError::HostBitsSet: {
        const std::size_t slash = text.find('/');
        const auto address = net::Address::parse(text.substr(0, slash));
        unsigned length = 0;
        for (const char digit : text.substr(slash + 1))
            length = length * 10 + static_cast<unsigned>(digit - '0');
        return failOwn("SIM-V24",
                       {PEERSCAPE_TR_NOOP(
                            "{0} is not aligned to its length; {1} is the prefix that holds it."),
                        {std::string(text), net::Prefix::containing(*address, length).toString()}});
    }
    case net::PrefixError::Length:
        return failOwn("SIM-V24", {PEERSCAPE_TR_NOOP("{0} has a length that no address has."),
                                   {std::string(text)}});
    case net::PrefixError::Syntax:
        break;
    }
    return failOwn("SIM-V24",
                   {PEERSCAPE_TR_NOOP("'{0}' is not an address prefix such as 10.0.0.0/16."),
                    {std::string(text)}});
}

} // namespace peerscape::edit
