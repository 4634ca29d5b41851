#include "core/edit/edit.h"

namespace peerscape::edit {

Edit makeEdit(azure::Transaction& transaction, Message label, std::vector<ObjectId> created)
{
    return {transaction.take(), transaction.changes(), std::move(label), std::move(created)};
}

} // namespace peerscape::edit
