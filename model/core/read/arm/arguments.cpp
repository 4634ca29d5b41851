#include "core/read/arm/evaluator.h"
#include "core/read/arm/function.h"

#include <fmt/format.h>

namespace peerscape::read::arm {

Value Call::refuse(const std::string& reason) const
{
    return evaluator.refuse(place, reason);
}

Value Call::wrongType(std::size_t i, std::string_view wanted) const
{
    return refuse(fmt::format("{}() takes {}, and argument {} is {}", name, wanted, i + 1,
                              typeName(arguments[i].type)));
}

ValueMaker& Call::maker() const
{
    return evaluator.maker();
}

Value Call::string(std::string text) const
{
    return maker().string(std::move(text), place);
}

Value Call::integer(std::int64_t value) const
{
    return maker().integer(value, place);
}

Value Call::list(std::vector<Value> items) const
{
    return maker().list(std::move(items), place);
}

Value Call::object(std::vector<Member> members) const
{
    return maker().object(std::move(members), place);
}

std::size_t Call::firstNot(Type type, std::size_t from) const
{
    while (from < arguments.size() && arguments[from].type == type)
        ++from;
    return from;
}

} // namespace peerscape::read::arm
