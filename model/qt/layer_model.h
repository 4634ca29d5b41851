#pragma once

#include "core/azure/layout.h"

#include <QAbstractTableModel>

#include <array>
#include <optional>

namespace peerscape::qtmodel {

class DocumentController;

/// The layers of the drawing, a row each in the order of azure::kLayers: whether it is shown, which
/// the box before its name switches as an edit, and how many objects have something to show there.
/// The Layers panel, the menus and the tool bar all show this one list.
class LayerModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, CountColumn, ColumnCount };

    explicit LayerModel(DocumentController& controller, QObject* parent = nullptr);

    /// The name for a menu, with its access key.
    [[nodiscard]] static QString menuText(azure::Layer layer);
    /// What switching it does, in one line.
    [[nodiscard]] static QString help(azure::Layer layer);
    [[nodiscard]] bool isShown(azure::Layer layer) const { return !m_hidden.contains(layer); }
    /// Shows or hides it: an edit of the document. False when it was refused.
    bool setShown(azure::Layer layer, bool shown);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    using Counts = std::array<std::size_t, azure::kLayers.size()>;

    /// O(subnets) after an edit, when somebody looks.
    [[nodiscard]] const Counts& counts() const;
    void refresh(bool recount);

    DocumentController& m_controller;
    azure::Layers m_hidden;
    mutable std::optional<Counts> m_counts;
};

} // namespace peerscape::qtmodel
